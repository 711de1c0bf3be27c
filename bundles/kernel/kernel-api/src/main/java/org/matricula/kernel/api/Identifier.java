package org.matricula.kernel.api;

/**
 * The identity of one record: a positive number, unique across all domains of the installation and never reused.
 *
 * <p>Each domain has its own record types that implement this ({@code StudentId}, {@code ProgrammeId}), so that one
 * cannot be passed for another. On the wire an identifier is a string of decimal digits.
 */
public interface Identifier {

    /** The number; always greater than zero. */
    long value();

    /**
     * Checks a number that a record implementing this interface was built with.
     *
     * @throws ProblemException 422 when the number is not positive
     */
    static void check(String field, long value) {
        if (value <= 0) {
            throw Problem.invalid(field, value, "must be a positive number").exception();
        }
    }

    /**
     * Reads the decimal digits of an identifier.
     *
     * @throws ProblemException 422 when the text is not a positive whole number
     */
    static long parse(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, text, "must be the digits of an identifier")
                    .exception();
        }
    }
}
