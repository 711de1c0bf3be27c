package org.matricula.documents.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.ResultLine;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.documents.provider.Sources.Decision;
import org.matricula.documents.provider.Sources.ModuleSource;
import org.matricula.documents.provider.pdf.HousePapers;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;
import org.matricula.students.api.Student;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Composes documents of dossiers, with what the regulations have them show (A.2.9.10). */
@Component(service = Composer.class)
public final class Composer {

    private final ContentRules rules;

    /** Asks the rules. */
    @Activate
    public Composer(@Reference ContentRules rules) {
        this.rules = rules;
    }

    /**
     * A document of a kind.
     *
     * @param meeting the meeting on whose decision it rests: the record is shown as that released it; null for the latest,
     *     and for a transcript of who goes on with another programme the one that conferred the award
     * @param endings when occurrences end
     * @throws org.matricula.kernel.api.ProblemException 409 when the student has nothing of that kind, when the content
     *     lacks what it must show, or when it has letters that cannot be printed
     */
    Composed compose(
            Dossier dossier,
            DocumentKind kind,
            DocumentLanguage language,
            MeetingId meeting,
            Function<OccurrenceId, LocalDate> endings) {
        MeetingId last = meeting == null && kind == DocumentKind.TRANSCRIPT && dossier.goesOnElsewhere()
                ? dossier.award().map(award -> award.meeting().id()).orElse(null)
                : meeting;
        Dossier shown = last == null
                ? dossier
                : dossier.upTo(last)
                        .orElseThrow(() -> refused(kind, "needs a decision on the student that the meeting released"));
        Composed composed =
                switch (kind) {
                    case CERTIFICATE -> certificate(shown, language, meeting);
                    case RESULTS_LETTER -> letter(shown, language, endings);
                    case TRANSCRIPT, INTERIM_TRANSCRIPT -> transcript(shown, kind, language, endings);
                };
        legible(composed.model());
        return composed;
    }

    /** Nobody is named by question marks on a document. */
    private static void legible(DocumentModel model) {
        List<Fault> faults = Fields.of(model).stream()
                // the parts of the full name, which data alone has
                .filter(field ->
                        !field.name().equals("familyName") && !field.name().equals("givenNames"))
                .flatMap(field -> illegible(field).stream())
                .toList();
        if (!faults.isEmpty()) {
            String detail = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
            throw new Problem(Problem.Kind.CONFLICT, detail, faults, null).exception();
        }
    }

    private static Optional<Fault> illegible(Fields.Field field) {
        int[] lacking = HousePapers.lacking(field.value());
        if (lacking.length == 0) {
            return Optional.empty();
        }
        String letters = Arrays.stream(lacking)
                .mapToObj(letter -> "%s (U+%04X)".formatted(Character.toString(letter), letter))
                .collect(Collectors.joining(", "));
        String rule = "has letters that cannot be printed: " + letters + "; a form in Latin script is to be recorded";
        return Optional.of(new Fault(field.name(), field.value(), rule));
    }

    private Composed certificate(Dossier dossier, DocumentLanguage language, MeetingId meeting) {
        ReleasedDecision award = (meeting == null ? dossier.conferred() : dossier.conferred(meeting))
                .orElseThrow(() -> refused(DocumentKind.CERTIFICATE, "needs an award that was conferred"));
        AwardLine line = award(dossier, award, language);
        ContentRules.Ruled ruled = rules.certificate(dossier, award, line);
        Student student = dossier.student();
        DocumentModel model = new DocumentModel(
                DocumentKind.CERTIFICATE,
                language,
                null,
                null,
                dossier.asked(),
                dossier.institution(),
                dossier.placeOfStudy(),
                dossier.awardedBy(),
                student.fullName(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                ruled.shown(line),
                null);
        return new Composed(dossier, model, ruled.sources(List.of(), Decision.of(award)));
    }

    private Composed letter(Dossier dossier, DocumentLanguage language, Function<OccurrenceId, LocalDate> endings) {
        ReleasedDecision latest = dossier.latest()
                .orElseThrow(() -> refused(DocumentKind.RESULTS_LETTER, "needs a decision that was released"));
        List<Entry> entries = new ArrayList<>();
        registered(dossier).stream()
                .flatMap(versions -> latest.published(versions).stream())
                .filter(result -> result.session().equals(latest.meeting().session()))
                .sorted(Comparator.comparing(ModuleResult::moduleCode).thenComparing(ModuleResult.BY_ATTEMPT))
                .forEach(result -> entries.add(entry(dossier, result, latest, endings)));
        Candidate decided = latest.candidate();
        ResultLine result = new ResultLine(
                latest.meeting().session(),
                decided.decision(),
                Labels.of(language).code("decision", decided.decision()),
                latest.decidedOn());
        AwardLine award = dossier.conferred()
                .filter(a -> a.candidate().id().equals(decided.id()))
                .map(a -> award(dossier, a, language))
                .orElse(null);
        DocumentModel model = model(
                dossier.titled(latest),
                DocumentKind.RESULTS_LETTER,
                language,
                entries.stream().map(Entry::line).toList(),
                award,
                result);
        return new Composed(
                dossier,
                model,
                new Sources(
                        entries.stream().map(Entry::source).toList(), Decision.of(latest), decided.pack(), List.of()));
    }

    private Composed transcript(
            Dossier dossier, DocumentKind kind, DocumentLanguage language, Function<OccurrenceId, LocalDate> endings) {
        if (dossier.studies().isEmpty()) {
            throw refused(kind, "needs a registration on a programme");
        }
        Optional<ReleasedDecision> award = kind == DocumentKind.TRANSCRIPT ? dossier.shown() : Optional.empty();
        List<Entry> entries = new ArrayList<>(recognised(dossier));
        last(dossier).forEach((result, released) -> entries.add(entry(dossier, result, released, endings)));
        ContentRules.Ruled ruled = rules.transcript(dossier, entries);
        // who failed a module and is exempt from it has both; what bears the credit is shown
        Map<String, Entry> byCode = entries.stream()
                .collect(Collectors.toMap(
                        e -> e.line().code(), e -> e, (a, b) -> a.completed() && !b.completed() ? a : b));
        List<Entry> shown = ruled.codes().stream()
                .distinct()
                .map(byCode::get)
                .filter(Objects::nonNull)
                .toList();
        DocumentModel model = model(
                award.map(dossier::titled).orElse(dossier),
                kind,
                language,
                shown.stream().map(entry -> ruled.line(entry.line())).toList(),
                award.map(decision -> award(dossier, decision, language)).orElse(null),
                null);
        return new Composed(
                dossier,
                model,
                ruled.sources(
                        shown.stream().map(Entry::source).toList(),
                        award.map(Decision::of).orElse(null)));
    }

    private static DocumentModel model(
            Dossier dossier,
            DocumentKind kind,
            DocumentLanguage language,
            List<Line> modules,
            AwardLine award,
            ResultLine result) {
        Student student = dossier.student();
        boolean letter = kind == DocumentKind.RESULTS_LETTER;
        return new DocumentModel(
                kind,
                language,
                null,
                null,
                dossier.asked(),
                dossier.institution(),
                dossier.placeOfStudy(),
                dossier.awardedBy(),
                student.fullName(),
                student.familyName(),
                student.givenNames(),
                student.number(),
                letter ? null : student.dateOfBirth(),
                dossier.studies().stream()
                        .map(study -> new Study(
                                study.title(),
                                study.registration().startedOn(),
                                study.registration().endedOn()))
                        .toList(),
                modules,
                award,
                result);
    }

    private static AwardLine award(Dossier dossier, ReleasedDecision award, DocumentLanguage language) {
        Candidate candidate = award.candidate();
        StudiedProgramme studied = dossier.studies().stream()
                .filter(study -> study.registration().id().equals(candidate.registrationId()))
                .findFirst()
                .orElseThrow(() -> refused(DocumentKind.CERTIFICATE, "needs the programme of the award"));
        StudiedProgramme conferred = award.conferred(studied);
        Labels labels = Labels.of(language);
        // a lower award is for who did not go all the way
        boolean sandwich = conferred.route().sandwich()
                && candidate.conferral().filter(Conferral::lower).isEmpty();
        boolean classed = labels.has("class", award.classification());
        return new AwardLine(
                conferred.title(),
                conferred.award().level(),
                classed ? award.classification() : null,
                classed ? labels.code("class", award.classification()) : null,
                sandwich ? labels.text("endorsement." + ContentRules.SANDWICH) : null,
                award.decidedOn(),
                candidate.decision());
    }

    /** Recognised credit. */
    private static List<Entry> recognised(Dossier dossier) {
        return dossier.recognised().stream()
                .map(prior -> entry(dossier.modules().get(prior.learning().moduleId()), prior))
                .sorted(Comparator.comparing(entry -> entry.line().code()))
                .toList();
    }

    private static Entry entry(Module module, Recognition recognition) {
        PriorLearning prior = recognition.learning();
        boolean exempt = prior.origin() == PriorLearning.Origin.EXEMPT;
        Line line = new Line(
                module.code(),
                module.title(),
                module.level(),
                module.credits(),
                exempt ? null : shown(prior.mark()),
                exempt ? "EXEMPT" : "PASS",
                recognition.completedOn());
        return new Entry(
                line,
                exempt ? null : prior.mark(),
                true,
                prior.origin().name(),
                new ModuleSource(module.code(), prior.origin().name(), null, null, null));
    }

    /** A resit has no teaching that ends: what it passed is complete on the day of the board that had it (AMB-T-172). */
    private static LocalDate completed(
            ModuleResult result, ReleasedDecision released, Function<OccurrenceId, LocalDate> endings) {
        LocalDate ends = endings.apply(result.occurrenceId());
        boolean resit = result.attempt() == Attempt.RESIT || result.attempt() == Attempt.REPEAT_RESIT;
        LocalDate held = released.meeting().heldOn();
        return resit && held.isAfter(ends) ? held : ends;
    }

    private static Entry entry(
            Dossier dossier,
            ModuleResult result,
            ReleasedDecision released,
            Function<OccurrenceId, LocalDate> endings) {
        Line line = new Line(
                result.moduleCode(),
                dossier.called()
                        .at(released.knownAt(), dossier.modules().get(result.moduleId()))
                        .title(),
                result.level(),
                result.credits(),
                shown(result.mark()),
                result.grade(),
                // something is still to be taken
                ModuleStatus.DEFERRED.name().equals(result.grade()) ? null : completed(result, released, endings));
        return new Entry(
                line,
                result.mark(),
                result.held(),
                null,
                new ModuleSource(
                        result.moduleCode(), null, result.registrationId(), result.id(), Decision.releasing(released)));
    }

    /** Of several released attempts at a module the one that counts, with the first release that has it. */
    private static Map<ModuleResult, ReleasedDecision> last(Dossier dossier) {
        Map<ModuleId, List<ModuleResult>> attempts = new HashMap<>();
        Map<ModuleResult, ReleasedDecision> releases = new HashMap<>();
        for (List<ModuleResult> versions : registered(dossier)) {
            ModuleResult stands = null;
            for (ReleasedDecision decision : dossier.released()) {
                ModuleResult published = decision.published(versions).orElse(stands);
                if (published != null && (stands == null || published.sequence() > stands.sequence())) {
                    stands = published;
                    releases.put(stands, decision);
                }
            }
            if (stands != null) {
                attempts.computeIfAbsent(stands.moduleId(), id -> new ArrayList<>())
                        .add(stands);
            }
        }
        return attempts.values().stream()
                .map(ModuleResult::counting)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ModuleResult::session).thenComparing(ModuleResult::moduleCode))
                .collect(Collectors.toMap(r -> r, releases::get, (a, b) -> a, LinkedHashMap::new));
    }

    /** The results of each registration, oldest first. */
    private static Collection<List<ModuleResult>> registered(Dossier dossier) {
        return dossier.results().stream()
                .collect(Collectors.groupingBy(ModuleResult::registrationId, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** One decimal, truncated, so that a shown mark never crosses a limit (T-RUL-3). */
    static String shown(BigDecimal mark) {
        return mark == null ? null : mark.setScale(1, RoundingMode.DOWN).toPlainString();
    }

    private static RuntimeException refused(DocumentKind kind, String rule) {
        return Problem.conflict("kind", kind, rule).exception();
    }

    /**
     * A module as the record has it.
     *
     * @param line its line
     * @param mark its exact mark; null where it has none
     * @param completed true when the module's credit is held
     * @param origin how the credit was recognised; null for a module with a result
     * @param source where the line comes from
     */
    record Entry(Line line, BigDecimal mark, boolean completed, String origin, ModuleSource source) {}
}
