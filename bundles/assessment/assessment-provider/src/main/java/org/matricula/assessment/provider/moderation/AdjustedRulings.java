package org.matricula.assessment.provider.moderation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.assessment.api.AdjustedAssessments;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.AssessmentAdjustmentFacts;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Adjustment.Consent;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustment.Kind;
import org.matricula.students.api.Adjustment.Party;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link AdjustedAssessments} by the pack in force. */
@Component
public final class AdjustedRulings implements AdjustedAssessments {

    private static final Set<Kind> MINOR = Set.of(Kind.EXTRA_TIME, Kind.DEADLINE, Kind.FORMAT);

    private final Works works;
    private final Transactions transactions;
    private final Regulations regulations;

    /** Reads works and asks the regulations. */
    @Activate
    public AdjustedRulings(
            @Reference Works works, @Reference Transactions transactions, @Reference Regulations regulations) {
        this.works = works;
        this.transactions = transactions;
        this.regulations = regulations;
    }

    @Override
    public List<Adjusted> of(Caller caller, OccurrenceId id) {
        caller.require(READ);
        Sheet sheet = transactions.required(() -> works.sheet(caller, id));
        if (sheet.deadlines().effects().isEmpty()) {
            return List.of();
        }
        Occurrence run = sheet.occurrence();
        Pack pack = regulations
                .resolve(new GoverningEvent(run.institution(), null, run.session()))
                .pack();
        List<Adjusted> found = new ArrayList<>();
        for (Work work : sheet.works()) {
            boolean first = work.element().equals(run.marked().get(0));
            sheet.deadlines().effects().getOrDefault(work.registration().id(), List.of()).stream()
                    .filter(effect -> effect.kind() == Kind.ATTENDANCE
                            ? first && during(effect, run)
                            : concerns(effect, taken(sheet, work), run))
                    .forEach(effect -> found.add(adjusted(pack, sheet, work, effect)));
        }
        found.sort(Comparator.comparing(Adjusted::studentNumber)
                .thenComparing(Adjusted::attempt)
                .thenComparing(Adjusted::elementCode, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Adjusted::kind));
        return found;
    }

    /** The element with the deadline that is set for the attempt. */
    private static Element taken(Sheet sheet, Work work) {
        return sheet.deadlines().set(work.registration().id(), work.element());
    }

    private static boolean during(Effect effect, Occurrence run) {
        return !effect.from().isAfter(run.ends())
                && (effect.until() == null || !effect.until().isBefore(run.starts()));
    }

    private static boolean concerns(Effect effect, Element element, Occurrence run) {
        boolean then = element.deadline() == null
                ? during(effect, run)
                : effect.holdsOn(element.deadline().toLocalDate());
        return then
                && switch (effect.kind()) {
                    case EXTRA_TIME -> element.kind() == Element.Kind.EXAMINATION;
                    case DEADLINE -> element.deadline() != null;
                    default -> true;
                };
    }

    private static Adjusted adjusted(Pack pack, Sheet sheet, Work work, Effect effect) {
        Element element = taken(sheet, work);
        LocalDateTime deadline = element.deadline();
        Compliance ruled = pack.policies().contains(TaughtPolicies.ASSESSMENT_ADJUSTMENT.name())
                ? pack.evaluate(
                                TaughtPolicies.ASSESSMENT_ADJUSTMENT,
                                facts(
                                        effect,
                                        sheet.occurrence().moduleCode(),
                                        deadline == null ? null : deadline.toLocalDate()))
                        .outcome()
                : new Compliance(true, List.of(), List.of());
        return new Adjusted(
                work.studentNumber(),
                work.registration().attempt(),
                effect.kind() == Kind.ATTENDANCE ? null : element.code(),
                effect.kind(),
                effect.amount(),
                effect.detail(),
                effect.kind() == Kind.DEADLINE
                        ? sheet.deadlines().of(work.registration().id(), work.element())
                        : null,
                // whoever failed to tell the examiner of extra time does not take it from the student (AMB-T-125)
                ruled.permitted() || MINOR.contains(effect.kind()),
                ruled.reasons(),
                ruled.duties());
    }

    private static AssessmentAdjustmentFacts facts(Effect effect, String module, LocalDate assessment) {
        List<Consent> consents = effect.consents().stream()
                .filter(consent ->
                        consent.moduleCode() == null || consent.moduleCode().equals(module))
                .toList();
        return new AssessmentAdjustmentFacts(
                kind(effect.kind()),
                effect.kind() != Kind.METHOD || effect.outcomesKept(),
                has(consents, Party.EXTERNAL_INFORMED, Party.EXTERNAL_CONFIRMED),
                consents.stream()
                        .filter(consent -> consent.party() == Party.EXTERNAL_CONFIRMED)
                        .map(Consent::on)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                assessment,
                has(consents, Party.MODULE_LEADER),
                has(consents, Party.DISABILITY_SERVICE),
                has(consents, Party.SUBJECT_EXTERNAL),
                effect.kind() == Kind.ATTENDANCE && effect.courseRequirement(),
                has(consents, Party.COURSE_LEADER),
                has(consents, Party.AWARD_EXTERNAL));
    }

    private static AssessmentAdjustmentFacts.Kind kind(Kind kind) {
        return switch (kind) {
            case ATTENDANCE -> AssessmentAdjustmentFacts.Kind.ATTENDANCE;
            case METHOD -> AssessmentAdjustmentFacts.Kind.SUBSTANTIAL;
            default -> AssessmentAdjustmentFacts.Kind.MINOR;
        };
    }

    private static boolean has(List<Consent> consents, Party... parties) {
        return consents.stream().anyMatch(consent -> Stream.of(parties).anyMatch(party -> party == consent.party()));
    }
}
