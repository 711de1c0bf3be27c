package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * Marks of a whole cohort, or of a group of it, changed by one act that a subject board decided (T-MR-11, W-A13). The act
 * acts on the marks as the markers gave them, before late rules; it is undone by another act alone.
 */
public interface CohortAdjustments {

    /** Needed to adjust and to revoke. */
    Privilege ADJUST = new Privilege("assessment.adjust-cohort");

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /**
     * Changes the marks of all works that were submitted. Needs {@link #ADJUST}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown occurrence, 409 when no board decided it, one
     *     stands already, or the regulations forbid it (with the codes), 422 when a field breaks its rule, 503 while no domain
     *     tells what boards decided
     */
    Act adjust(Caller caller, OccurrenceId occurrence, ElementId element, Terms terms);

    /**
     * Does the same to works of the cohort that were marked since. Needs {@link #ADJUST}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown act, 409 when it was revoked, there is nothing to
     *     do, or the regulations forbid it
     */
    Act complete(Caller caller, OccurrenceId occurrence, CohortActId act);

    /**
     * Gives every work back the mark that it had, but for those that were marked anew since. Needs {@link #ADJUST}.
     *
     * @param meeting the meeting that decided it
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown act, 409 when it was revoked or no board decided it,
     *     503 as above
     */
    Act revoke(Caller caller, OccurrenceId occurrence, CohortActId act, String meeting, String reason);

    /**
     * The acts on an occurrence, oldest first. Needs {@link #READ}; without {@link CandidateNumbers#READ} those on a group,
     * whom they name, are left out while their element is anonymous.
     */
    List<Act> of(Caller caller, OccurrenceId occurrence);

    /** How marks change. */
    enum Method {
        /** The amount is added. */
        ADD,
        /** The mark is multiplied with the amount. */
        FACTOR
    }

    /**
     * What is done.
     *
     * @param method how marks change; they stay within 0 and 100 and are rounded half up to two decimals
     * @param amount points, or the factor above 0; at most four decimals
     * @param group the registrations of a group; empty for the whole cohort
     * @param meeting the meeting that decided it
     * @param evidence where the evidence is, 1 to 200 characters
     * @param examiner the name of the external examiner who was consulted, 1 to 200 characters; T-MR-11 is met by one who was
     *     appointed for the module on that day ({@link ExternalExaminers})
     * @param consultedOn when
     * @param methodStated true when the method stands in what students were told (W-A13)
     * @param variationApproved true when a change after release was approved as a variation of results (AMB-W-09)
     * @param reason 1 to 500 characters
     */
    record Terms(
            Method method,
            BigDecimal amount,
            List<ModuleRegistrationId> group,
            String meeting,
            String evidence,
            String examiner,
            LocalDate consultedOn,
            boolean methodStated,
            boolean variationApproved,
            String reason) {

        /** Copies the group; a missing one is the whole cohort. */
        public Terms {
            group = group == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(group));
        }
    }

    /**
     * An act.
     *
     * @param id its identity
     * @param institution where
     * @param occurrenceId on which occurrence
     * @param elementId on which element
     * @param terms what was done
     * @param changes how many marks it changed
     * @param unmoved how many works of the cohort were marked since and are not adjusted
     * @param rankKept true when within the whole cohort no two works changed their order, none that differed are equal now,
     *     and none that were equal differ
     * @param proof SHA-256 over every work with its mark before and after, in the order of registrations
     * @param rulings codes that the regulations gave to it
     * @param adjustedBy who
     * @param adjustedAt when
     * @param revocation how it was undone; null while it stands
     */
    record Act(
            CohortActId id,
            InstitutionCode institution,
            OccurrenceId occurrenceId,
            ElementId elementId,
            Terms terms,
            int changes,
            int unmoved,
            boolean rankKept,
            String proof,
            List<String> rulings,
            String adjustedBy,
            Instant adjustedAt,
            Revocation revocation) {

        /** Copies the codes. */
        public Act {
            rulings = List.copyOf(rulings);
        }
    }

    /**
     * An undoing.
     *
     * @param meeting the meeting that decided it
     * @param reason why
     * @param restored how many works have the mark again that they had
     * @param revokedBy who
     * @param revokedAt when
     */
    record Revocation(String meeting, String reason, int restored, String revokedBy, Instant revokedAt) {}
}
