package org.matricula.students.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Faults;

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

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{3,28}[0-9]");
    private static final Pattern POSTCODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,19}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_LINE = 100;
    private static final int MOST_LINES = 6;

    /** Copies the texts, without blanks at their ends; a missing line is for the rules to refuse. */
    public Contact {
        List<String> stripped = new ArrayList<>();
        if (lines != null) {
            lines.forEach(line -> stripped.add(stripped(line)));
        }
        lines = Collections.unmodifiableList(stripped);
        postcode = stripped(postcode);
        text = stripped(text);
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    /**
     * Notes what is wrong with it; the form of an e-mail address is that of the {@link Student}.
     *
     * @param prefix before the names of its fields: {@code asked.details.contacts[0].}
     */
    public Faults check(Faults faults, String prefix) {
        faults.given(prefix + "kind", kind);
        if (kind == null) {
            return faults;
        }
        if (kind == Kind.EMAIL || kind == Kind.PHONE) {
            faults.check(
                    lines.isEmpty() && postcode == null && country == null,
                    prefix + "lines",
                    null,
                    "must be absent, as must postcode and country, for " + kind);
            return kind == Kind.EMAIL
                    ? faults
                    : faults.check(
                            text != null && PHONE.matcher(text).matches(),
                            prefix + "text",
                            text,
                            "must be 5 to 30 digits, with blanks, hyphens and brackets between, a plus in front");
        }
        faults.check(text == null, prefix + "text", text, "must be absent for " + kind);
        faults.check(
                !lines.isEmpty() && lines.size() <= MOST_LINES,
                prefix + "lines",
                lines.size(),
                "must be 1 to " + MOST_LINES);
        lines.stream().limit(MOST_LINES).forEach(line -> faults.text(prefix + "lines", line, LONGEST_LINE));
        faults.check(
                postcode == null || POSTCODE.matcher(postcode).matches(),
                prefix + "postcode",
                postcode,
                "must be up to 20 letters, digits, blanks and hyphens");
        return faults.check(
                country != null && COUNTRIES.contains(country),
                prefix + "country",
                country,
                "must be the two capital letters of a country in ISO 3166");
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
