package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * What a panel or another authorised body decided about one student's assessment, as a fact for the rules. It says what
 * follows, never what the student told the panel.
 *
 * @param id its identity
 * @param institution where the student studies
 * @param studentId whose assessment
 * @param decision what was decided
 * @param officer who recorded it
 * @param recordedAt when
 * @param revocation why it stands no longer; null while it stands
 */
public record AssessmentOutcome(
        AssessmentOutcomeId id,
        InstitutionCode institution,
        StudentId studentId,
        Decision decision,
        String officer,
        Instant recordedAt,
        Revocation revocation) {

    /** True until it is revoked. */
    public boolean stands() {
        return revocation == null;
    }

    /**
     * A decision.
     *
     * @param registrationId about which module registration, and so which attempt
     * @param elementId about which element; null for the whole module
     * @param kind what follows
     * @param source which procedure it comes from
     * @param dueAt the new last moment for handing in, local time of the institution: needed for EXTENSION, allowed for
     *     what is taken again, null otherwise
     * @param cap the most that the element or module may get, in percent; for CAP alone
     * @param retake of CANCELLED alone: true when the assessment is taken again, false when 0 stands
     * @param electedOn of DEFERRED alone: on which day the student chose to be assessed again although there is a mark
     *     already, which is forfeited (T-EC-2); null when the student did not choose, and then a mark that is there stays
     *     (T-EC-3)
     * @param form of OTHER_FORM alone: what the student does in place of the element, 1 to 500 characters
     * @param subjectBoard of OTHER_FORM alone: which meeting of the subject board agreed on the form, 1 to 200 characters
     * @param reason why, 1 to 500 characters, without medical or other special details
     * @param evidenceReference where the papers of the case are, 1 to 200 characters; never the papers themselves
     * @param decidedOn the day of the decision
     */
    public record Decision(
            ModuleRegistrationId registrationId,
            ElementId elementId,
            Kind kind,
            Source source,
            LocalDateTime dueAt,
            BigDecimal cap,
            Boolean retake,
            LocalDate electedOn,
            String form,
            String subjectBoard,
            String reason,
            String evidenceReference,
            LocalDate decidedOn) {}

    /**
     * The end of an outcome; the outcome itself stays on record.
     *
     * @param reason why, 1 to 500 characters
     * @param revokedBy who
     * @param revokedAt since when
     */
    public record Revocation(String reason, String revokedBy, Instant revokedAt) {}

    /** What follows from a decision. */
    public enum Kind {
        /** A later deadline (T-EC-1). */
        EXTENSION,
        /** Late work counts as if it were in time (T-MR-3). */
        LATE_ACCEPTED,
        /** The same attempt later on (T-EC-1 to T-EC-5). */
        DEFERRED,
        /** A reassessment in another form, by an award board with the agreement of the subject board (T-EC-7). */
        OTHER_FORM,
        /** A limit for the mark. */
        CAP,
        /** The mark is void. */
        CANCELLED,
        /** A requirement of a task other than a mark is not met, whatever its mark (W80-81). */
        MINIMUM_UNMET,
        /** Consistently high performance in a module without marks (W88-90). */
        EXCELLENT
    }

    /** The procedure that decided. */
    public enum Source {
        /** Extenuating circumstances. */
        CIRCUMSTANCES,
        /** Academic misconduct. */
        MISCONDUCT,
        /** Any other. */
        OTHER
    }
}
