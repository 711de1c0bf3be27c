package org.matricula.students.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where or how a person is reached.
 *
 * @param kind which way
 * @param lines the lines of an address, 1 to 6 of 1 to 100 characters; empty for EMAIL and PHONE
 * @param postcode up to 20 characters; null where there is none, and for EMAIL and PHONE
 * @param country ISO 3166, two letters; null for EMAIL and PHONE
 * @param text the e-mail address, up to 200 characters with an @, or the telephone number, 5 to 30 digits, blanks, plus
 *     sign, brackets and hyphens; null for addresses
 */
public record Contact(Kind kind, List<String> lines, String postcode, String country, String text) {

    /** Copies the lines; a missing one is for the rules to refuse. */
    public Contact {
        lines = lines == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(lines));
    }

    /** An e-mail address. */
    public static Contact email(String address) {
        return new Contact(Kind.EMAIL, null, null, null, address);
    }

    /** Which way a person is reached; each has a history of its own. */
    public enum Kind {
        /** The permanent address. */
        HOME,
        /** The address in term. */
        TERM_TIME,
        /** Where letters go, when that is neither of the others. */
        CORRESPONDENCE,
        /** E-mail. */
        EMAIL,
        /** Telephone. */
        PHONE
    }
}
