package org.matricula.registration.provider.rest;

import java.util.List;
import org.matricula.kernel.api.Problem;

/** Reads query parameters that are one of a few words. */
final class Words {

    private Words() {}

    /** The constant of that name; null when nothing is said. */
    static <E extends Enum<E>> E read(Class<E> type, String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw Problem.invalid(field, text, "must be one of " + List.of(type.getEnumConstants()))
                .exception();
    }

    /** True or false; null when nothing is said. */
    static Boolean flag(String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.invalid(field, text, "must be true or false").exception();
        }
        return Boolean.valueOf(text);
    }
}
