package org.matricula.policies.taught;

import java.util.List;
import org.matricula.regulations.kit.ruling.WaivedClause;

/**
 * Credits to be taken in a session (section 1.5).
 *
 * @param group which rules apply
 * @param credits the credits asked for
 * @param alreadyThisYear credits taken before in the same year
 * @param reason why more than the ordinary maximum; null where there is no reason
 * @param retakesReferredCredit true when an associate student would retake credit referred on another course
 * @param waivers the clauses that are waived for the student
 */
public record LoadFacts(
        StudentGroup group,
        int credits,
        int alreadyThisYear,
        Reason reason,
        boolean retakesReferredCredit,
        List<WaivedClause> waivers) {

    /** Copies the list. */
    public LoadFacts {
        waivers = List.copyOf(waivers);
    }

    /** The load of a student without waivers. */
    public LoadFacts(
            StudentGroup group, int credits, int alreadyThisYear, Reason reason, boolean retakesReferredCredit) {
        this(group, credits, alreadyThisYear, reason, retakesReferredCredit, List.of());
    }

    /** Reasons for a larger load. */
    public enum Reason {
        /** Repeated modules. */
        REPEAT,
        /** Substituted modules. */
        SUBSTITUTION,
        /** Transfer from another course. */
        TRANSFER
    }

    /** An ordinary load. */
    public static LoadFacts of(StudentGroup group, int credits) {
        return new LoadFacts(group, credits, 0, null, false);
    }
}
