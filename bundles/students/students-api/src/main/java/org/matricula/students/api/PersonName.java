package org.matricula.students.api;

/**
 * A name of a person.
 *
 * @param kind which of a person's names
 * @param familyName 1 to 100 characters
 * @param givenNames up to 100 characters; empty for a person with one name
 */
public record PersonName(Kind kind, String familyName, String givenNames) {

    /** Which of a person's names. */
    public enum Kind {
        /** The name in law, which stands on certificates. */
        LEGAL,
        /** The name that the person goes by. */
        PREFERRED
    }
}
