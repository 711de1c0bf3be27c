package org.matricula.students.provider.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.matricula.kernel.api.Problem;

/** Reads what paths and queries say. */
final class Values {

    private Values() {}

    /**
     * A moment; null when there is none.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when it is not written so
     */
    static Instant instant(String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, text, "must be a moment written 2026-11-21T09:30:00Z")
                    .exception();
        }
    }

    /**
     * One of the constants of an enumeration, whatever its case and with hyphens for underlines; null when there is none.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when there is no such constant
     */
    static <E extends Enum<E>> E constant(String field, String text, Class<E> type) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw Problem.invalid(field, text, "must be one of " + Arrays.toString(type.getEnumConstants()))
                .exception();
    }

    /** The text, or null for an empty one. */
    static String text(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
