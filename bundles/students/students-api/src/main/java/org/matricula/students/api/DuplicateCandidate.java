package org.matricula.students.api;

import java.util.Set;

/**
 * Two records that may be of one person.
 *
 * @param first the older record
 * @param second the younger record
 * @param grounds what speaks for it
 */
public record DuplicateCandidate(Student first, Student second, Set<Ground> grounds) {

    /** Copies the grounds. */
    public DuplicateCandidate {
        grounds = Set.copyOf(grounds);
    }

    /** What speaks for one person. */
    public enum Ground {
        /** The same name, whatever case and accents, and the same date of birth. */
        NAME_AND_BIRTH,
        /** The same number of somebody else: HUSID, ULN, SSN or a foreign one of the same issuer. */
        IDENTIFIER
    }
}
