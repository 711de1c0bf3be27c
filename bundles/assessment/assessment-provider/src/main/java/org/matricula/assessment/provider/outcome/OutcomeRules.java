package org.matricula.assessment.provider.outcome;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Outline;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Percent;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Regulations;

/** What must hold of a decision. */
public final class OutcomeRules {

    public static final int LONGEST_REASON = 500;
    private static final int LONGEST_REFERENCE = 200;

    private OutcomeRules() {}

    /** What can be said of a decision without looking anything up. */
    static void check(Decision decision, LocalDate today) {
        Faults faults = new Faults()
                .given("registrationId", decision.registrationId())
                .given("kind", decision.kind())
                .given("source", decision.source())
                .text("reason", decision.reason(), LONGEST_REASON)
                .text("evidenceReference", decision.evidenceReference(), LONGEST_REFERENCE)
                .given("decidedOn", decision.decidedOn())
                .check(
                        decision.decidedOn() == null || !decision.decidedOn().isAfter(today),
                        "decidedOn",
                        decision.decidedOn(),
                        "must not lie in the future");
        if (decision.kind() != null) {
            members(decision, faults);
        }
        faults.refuse();
    }

    private static void members(Decision d, Faults faults) {
        boolean again = d.kind() == Kind.DEFERRED || d.kind() == Kind.CANCELLED && Boolean.TRUE.equals(d.retake());
        if (d.kind() == Kind.EXTENSION) {
            faults.given("dueAt", d.dueAt());
        } else if (!again) {
            absent("dueAt", d.dueAt(), "a new deadline", faults);
        }
        if (d.kind() == Kind.CAP) {
            faults.given("cap", d.cap());
            if (d.cap() != null) {
                faults.collect(() -> Percent.of("cap", d.cap()));
            }
        } else {
            absent("cap", d.cap(), "a limit", faults);
        }
        if (d.kind() == Kind.CANCELLED) {
            faults.given("retake", d.retake());
        } else {
            absent("retake", d.retake(), "a cancelled mark", faults);
        }
        if (d.kind() == Kind.OTHER_FORM) {
            faults.text("form", d.form(), LONGEST_REASON)
                    .check(
                            d.subjectBoard() != null,
                            "subjectBoard",
                            null,
                            "must be given: the subject board has to agree on the form (T-EC-7)");
            if (d.subjectBoard() != null) {
                faults.text("subjectBoard", d.subjectBoard(), LONGEST_REFERENCE);
            }
        } else {
            absent("form", d.form(), "another form", faults);
            absent("subjectBoard", d.subjectBoard(), "another form", faults);
        }
        if (d.kind() == Kind.MINIMUM_UNMET || d.kind() == Kind.OTHER_FORM) {
            faults.given("elementId", d.elementId());
        }
        if (d.kind() == Kind.EXCELLENT) {
            absent("elementId", d.elementId(), "a decision on one element", faults);
        }
        if (d.kind() != Kind.DEFERRED) {
            absent("electedOn", d.electedOn(), "a deferral", faults);
        }
        boolean penalty = d.kind() == Kind.CAP || d.kind() == Kind.CANCELLED;
        faults.check(
                !penalty || d.source() != Source.CIRCUMSTANCES,
                "source",
                d.source(),
                "must be another: circumstances carry no penalty (T-EC-1)");
        boolean relief = d.kind() == Kind.EXTENSION || d.kind() == Kind.LATE_ACCEPTED || d.kind() == Kind.DEFERRED;
        faults.check(
                !relief || d.source() != Source.MISCONDUCT,
                "source",
                d.source(),
                "must be another: misconduct gives no more time");
    }

    private static void absent(String field, Object value, String of, Faults faults) {
        faults.check(value == null, field, value, "must be absent where there is not " + of);
    }

    private static boolean isUngraded(Occurrence occurrence) {
        return occurrence.outline() != null && occurrence.outline().grading() == Outline.Grading.SATISFACTORY;
    }

    /** Whether the regulations of the session know decisions of such a kind. */
    private static boolean isKnown(Kind kind, Occurrence occurrence, Regulations regulations) {
        String policy =
                switch (kind) {
                    case MINIMUM_UNMET, EXCELLENT -> CourseworkPolicies.SUBJECT_RESULT.name();
                    case OTHER_FORM -> TaughtPolicies.REASSESSMENT.name();
                    default -> null;
                };
        return policy == null
                || regulations
                        .resolve(new GoverningEvent(occurrence.institution(), null, occurrence.session()))
                        .pack()
                        .policies()
                        .contains(policy);
    }

    /**
     * Another form is for work that is taken again: at a resit, or because a decision has it taken again.
     *
     * @param standing what stands about the registration
     */
    static void check(Decision decision, ModuleRegistration registration, Occurrence occurrence, Decisions standing) {
        boolean again = registration.attempt().resitOf() != null
                || occurrence.elements().stream()
                        .filter(element -> element.id().equals(decision.elementId()))
                        .anyMatch(element -> standing.on(occurrence, element).isAgain());
        new Faults()
                .check(
                        decision.kind() != Kind.OTHER_FORM || again,
                        "registrationId",
                        decision.registrationId(),
                        "must be of a resit, or the element one to be taken again by decision (T-EC-7)")
                .refuse();
    }

    /** What must hold of a decision on this occurrence. */
    static void check(Decision decision, Occurrence occurrence, Regulations regulations) {
        Optional<Element> element = occurrence.elements().stream()
                .filter(candidate -> candidate.id().equals(decision.elementId()))
                .findFirst();
        boolean known = isKnown(decision.kind(), occurrence, regulations);
        Faults faults = new Faults()
                .check(
                        decision.elementId() == null || element.isPresent(),
                        "elementId",
                        decision.elementId(),
                        "must be an element of the registration's occurrence")
                .check(known, "kind", decision.kind(), "must be one that the regulations of the session know")
                .check(
                        !known || decision.kind() != Kind.EXCELLENT || isUngraded(occurrence),
                        "kind",
                        decision.kind(),
                        "must be about a module without marks (W88)")
                .check(
                        !decision.decidedOn().isBefore(occurrence.session().earliest()),
                        "decidedOn",
                        decision.decidedOn(),
                        "must not be before " + occurrence.session().earliest())
                .near("dueAt", decision.dueAt(), occurrence.session());
        element.map(Element::deadline)
                .filter(Objects::nonNull)
                .filter(deadline -> decision.kind() == Kind.EXTENSION)
                .ifPresent(deadline -> faults.check(
                        decision.dueAt().isAfter(deadline), "dueAt", decision.dueAt(), "must be after " + deadline));
        faults.refuse();
    }
}
