package org.matricula.policies.taught;

import java.util.Set;

/**
 * The papers of recognised prior learning (section 2).
 *
 * @param type what is recognised
 * @param labelled true when an applicant labelled the application as one by prior learning
 * @param form true when the form lists the modules, levels or credit
 * @param marksStated true when the form says which marks count
 * @param signed who has signed it
 */
public record RplRecordFacts(
        RplFacts.Type type, boolean labelled, boolean form, boolean marksStated, Set<Signatory> signed) {

    /** Who signs. */
    public enum Signatory {
        /** The course leader. */
        COURSE_LEADER,
        /** The assessors. */
        ASSESSOR,
        /** The student. */
        STUDENT
    }

    /** Copies the set. */
    public RplRecordFacts {
        signed = Set.copyOf(signed);
    }
}
