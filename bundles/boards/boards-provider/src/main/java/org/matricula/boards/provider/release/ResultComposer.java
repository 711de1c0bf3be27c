package org.matricula.boards.provider.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.Decisions;
import org.matricula.boards.provider.Decisions.Movement;
import org.matricula.boards.provider.ElementResits;
import org.matricula.boards.provider.Reassessing;
import org.matricula.boards.provider.Renewing;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.CurrentResults;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.Futures;
import org.matricula.boards.provider.proposal.PersonRecords;
import org.matricula.boards.provider.proposal.RecordedModule;
import org.matricula.boards.provider.proposal.StoredRulings;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.Composed;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Titles;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.policies.taught.AppealFacts;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Reassessment;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Section;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes what students are told, from the frozen facts and the stored rulings. Nothing is judged again but their rights. */
@Component(service = ResultComposer.class)
public final class ResultComposer {

    // no vowels, so that no key spells a word, and nothing that is mistaken for another
    private static final String KEY_LETTERS = "23456789BCDFGHJKMNPQRTVWXZ";
    private static final int KEY_LENGTH = 10;
    private static final Section COMPENSATED = new Section(
            "Compensated", List.of("The board gave you the credits of this module; its mark stays as it is."));
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final CandidateStore candidates;
    private final OfferStore offers;
    private final ElementResits resits;
    private final Curriculum curriculum;
    private final ModuleResults results;
    private final PersonRecords records;
    private final Regulations regulations;
    private final Identifiers identifiers;
    private final SecureRandom random = new SecureRandom();

    /** Reads facts here and in the domains before. */
    @Activate
    public ResultComposer(
            @Reference CandidateStore candidates,
            @Reference OfferStore offers,
            @Reference ElementResits resits,
            @Reference Curriculum curriculum,
            @Reference ModuleResults results,
            @Reference Registrations registrations,
            @Reference Persons persons,
            @Reference Regulations regulations,
            @Reference Identifiers identifiers) {
        this.candidates = candidates;
        this.offers = offers;
        this.resits = resits;
        this.curriculum = curriculum;
        this.results = results;
        this.records = new PersonRecords(registrations, results, persons);
        this.regulations = regulations;
        this.identifiers = identifiers;
    }

    /**
     * The first versions for candidates of a meeting, who are in the order of their identities.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when results have changed since their facts were frozen
     */
    List<Composed> first(Caller acting, Meeting meeting, List<Candidate> chunk) {
        Work work = new Work(acting, meeting, chunk);
        List<Composed> composed = candidates.explained(acting.scope(), chunk).stream()
                .map(explained -> work.composed(explained, Optional.empty(), false))
                .toList();
        Renewing.refuse(work.changed);
        return composed;
    }

    /** A later version for one candidate, with the module results as they are now. */
    Composed later(Caller acting, Meeting meeting, Candidate candidate, Optional<String> listKey) {
        return new Work(acting, meeting, List.of(candidate))
                .composed(candidates.explained(acting.scope(), candidate), listKey, true);
    }

    /** The working days in which to appeal, by a pack; null where it does not say. */
    static Integer appealDays(Pack pack) {
        return pack.policies().contains(TaughtPolicies.APPEAL.name())
                ? pack.evaluate(TaughtPolicies.APPEAL, new AppealFacts(0, false, false))
                        .outcome()
                        .windowWorkingDays()
                : null;
    }

    /** One chunk, with what is read for all of it at once. */
    private final class Work {

        private final Caller acting;
        private final FactsReader reader;
        private final Map<PackRef, Pack> packs = new HashMap<>();
        private final Map<String, String> titles = new HashMap<>();
        private final Titles called;
        private final Map<StudentId, Set<String>> compensated;
        private final Map<StudentId, Set<String>> allowed;
        private final CurrentResults current;
        private final List<StudentId> changed = new ArrayList<>();
        private final Map<ModuleResultId, String> told;
        private final Meeting meeting;

        Work(Caller acting, Meeting meeting, List<Candidate> chunk) {
            this.acting = acting;
            this.meeting = meeting;
            this.called = new Titles(curriculum.formerTitles(acting, meeting.institution()));
            this.reader = new FactsReader(meeting.institution());
            List<StudentId> students = chunk.stream().map(Candidate::studentId).toList();
            this.compensated = offers.compensated(acting.scope(), meeting.id(), students);
            this.allowed = resits.allowed(
                    acting,
                    chunk.stream()
                            .filter(c -> Reassessing.follows(c.decision()))
                            .toList());
            Map<StudentId, List<ModuleResult>> all =
                    records.of(acting, meeting.institution(), students).results();
            this.current = new CurrentResults(all);
            this.told = results.explained(
                    acting,
                    PersonRecords.all(all).stream()
                            .filter(result -> result.session().equals(meeting.session()))
                            .toList());
        }

        Composed composed(ExplainedCandidate explained, Optional<String> listKey, boolean now) {
            Candidate candidate = explained.candidate();
            Pack pack = packs.computeIfAbsent(candidate.pack(), regulations::pinned);
            CandidateFacts facts = Futures.compensated(
                    reader.read(explained.facts()), compensated.getOrDefault(candidate.studentId(), Set.of()));
            if (!now && current.now(facts) != facts) {
                changed.add(candidate.studentId());
            }
            List<RecordedModule> modules = now ? current.now(facts).modules() : facts.modules();
            String listed = Disclosure.list(pack) ? listed(candidate.decision()) : null;
            String key = listed == null ? null : listKey.orElseGet(this::key);
            read(modules);
            String page = ResultPage.write(
                    candidate,
                    facts,
                    Disclosure.ownGrades(pack) ? modules : List.of(),
                    titles,
                    module -> grade(facts, module),
                    again(candidate, facts, pack),
                    appealDays(pack),
                    key);
            String explanation = DecisionWords.published(candidate, meeting).text()
                    + "\n"
                    + String.join("\n", new StoredRulings(explained, regulations).text(Audience.STUDENT));
            String why = Disclosure.ownGrades(pack) ? why(facts, modules) : "";
            return new Composed(
                    identifiers.next(),
                    candidate,
                    key,
                    listed,
                    page,
                    explanation,
                    why,
                    Digests.of(page + "\n" + explanation + "\n" + why));
        }

        /** As the pack of the result calls it; boards know families of grades only. What this board compensates is PC. */
        private String grade(CandidateFacts facts, RecordedModule module) {
            ModuleStatus status = module.fact().status();
            return status == ModuleStatus.PC
                    ? status.name()
                    : current.of(facts, module).map(ModuleResult::grade).orElse(status.name());
        }

        /** Why the results of the session that the meeting closes are what they are. */
        private String why(CandidateFacts facts, List<RecordedModule> modules) {
            StringBuilder text = new StringBuilder();
            for (RecordedModule module : modules) {
                if (meeting.session().equals(module.session())) {
                    current.of(facts, module)
                            .map(result -> told.get(result.id()))
                            .ifPresent(words -> text.append(words)
                                    .append(module.fact().status() == ModuleStatus.PC ? COMPENSATED.text() : "")
                                    .append('\n'));
                }
            }
            return text.toString();
        }

        private List<ResultPage.Again> again(Candidate candidate, CandidateFacts facts, Pack pack) {
            Kind kind = Reassessing.kind(candidate.decision());
            if (kind == null) {
                return List.of();
            }
            Set<String> excused = allowed.getOrDefault(candidate.studentId(), Set.of());
            List<ResultPage.Again> again = new ArrayList<>();
            for (RecordedModule failed : facts.failed()) {
                ModuleFact fact = failed.fact();
                Optional<Reassessment> ruled =
                        Reassessing.ruled(facts.progression(), fact, elements(facts, failed), pack);
                boolean resit = kind == Kind.RESIT;
                again.add(new ResultPage.Again(
                        fact.code(),
                        kind.name(),
                        Reassessing.barred(kind, ruled, excused.contains(fact.code())),
                        resit ? ruled.map(Reassessment::elements).orElse(List.of()) : List.of(),
                        resit ? ruled.map(Reassessment::carried).orElse(List.of()) : List.of(),
                        resit ? ruled.map(Reassessment::moduleCap).orElse(null) : null));
            }
            return again;
        }

        /** The elements of a failed module with their marks after late penalties, as its ruling has them. */
        private List<ElementFact> elements(CandidateFacts facts, RecordedModule failed) {
            return current.of(facts, failed)
                    .map(result -> results.history(acting, result.registrationId()))
                    .filter(history -> !history.isEmpty())
                    .map(history -> history.get(history.size() - 1).findings())
                    // a result that was brought in from elsewhere has no ruling
                    .filter(findings -> !findings.isBlank())
                    .map(findings -> marks(findings).entrySet().stream()
                            .map(mark -> ElementFact.submitted(mark.getKey(), WHOLE, mark.getValue()))
                            .toList())
                    .orElse(List.of());
        }

        private void read(Collection<RecordedModule> modules) {
            Set<String> unknown = modules.stream()
                    .map(module -> module.fact().code())
                    .filter(code -> !titles.containsKey(code))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!unknown.isEmpty()) {
                unknown.forEach(code -> titles.put(code, null));
                curriculum
                        .modulesByCode(acting, meeting.institution(), unknown)
                        .forEach((code, module) -> titles.put(
                                code, called.at(meeting.releasedAt(), module).title()));
            }
        }

        private String key() {
            StringBuilder key = new StringBuilder(KEY_LENGTH);
            for (int i = 0; i < KEY_LENGTH; i++) {
                key.append(KEY_LETTERS.charAt(random.nextInt(KEY_LETTERS.length())));
            }
            return key.toString();
        }
    }

    /** What the list says of a decision; null for those who do not stand on it: nobody's failure is posted. */
    private static String listed(String decision) {
        Optional<Movement> movement = Decisions.movement(decision);
        return movement.map(to -> switch (to) {
                    case COMPLETE -> "COMPLETES";
                    case NEXT_LEVEL -> "PROGRESSES";
                    case SAME_LEVEL, END -> null;
                })
                .orElse(null);
    }

    private static Map<String, BigDecimal> marks(String findings) {
        try {
            Map<String, BigDecimal> marks =
                    Json.mapper().readValue(findings, Ruled.class).elementMarks();
            return marks == null ? Map.of() : marks;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ruling cannot be read", e);
        }
    }

    /** What is needed of the ruling on a module. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ruled(Map<String, BigDecimal> elementMarks) {}
}
