package org.matricula.kernel.api;

import java.util.regex.Pattern;

/**
 * The short code of an institution (awarding body or partner), for instance {@code usw}: 2 to 20 lower-case letters,
 * digits or hyphens, beginning with a letter.
 *
 * @param value the code
 */
public record InstitutionCode(String value) implements Comparable<InstitutionCode> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,19}");

    /**
     * Checks the form.
     *
     * @throws ProblemException 422 when the text is not a code
     */
    public InstitutionCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Problem.invalid(
                            "institution", value, "must be 2 to 20 lower-case letters, digits or hyphens, letter first")
                    .exception();
        }
    }

    /** Reads a code from a path or query. */
    public static InstitutionCode valueOf(String text) {
        return new InstitutionCode(text);
    }

    @Override
    public int compareTo(InstitutionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
