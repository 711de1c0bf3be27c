package org.matricula.students.api;

/**
 * A number that somebody else gave to a person.
 *
 * @param kind which sort of number
 * @param issuer who gave it, 1 to 50 characters, for FOREIGN; null otherwise, as the kind tells
 * @param value the number, without blanks
 */
public record OutsideIdentifier(Kind kind, String issuer, String value) {

    /** Which sort of number. */
    public enum Kind {
        /** HESA's student identifier: 13 digits, or 17 as SID from 2022/23; the last is a check digit. */
        HUSID,
        /** Unique learner number: 10 digits; the last is a check digit. */
        ULN,
        /** Student Support Number of the loan company: 4 letters, 8 digits, 1 letter. */
        SSN,
        /** The number at another institution or body, 1 to 50 characters. */
        FOREIGN
    }
}
