package org.matricula.kernel.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Problem;

/** Says what a member of a JSON message must be, where the library would speak of its classes. */
final class Unreadable {

    private Unreadable() {}

    /** The problem of a member that cannot be read. */
    static Problem problem(String path, JsonMappingException mapping) {
        Object value = mapping instanceof InvalidFormatException format ? format.getValue() : null;
        return Problem.invalid(path, value, rule(mapping));
    }

    private static String rule(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            return "is not known here; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (mapping instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return "must be " + kind(mismatched.getTargetType());
        }
        return firstLine(mapping.getOriginalMessage());
    }

    private static String kind(Class<?> type) {
        if (type == LocalDate.class) {
            return "a date written 2026-11-21";
        }
        if (type == LocalDateTime.class) {
            return "a time written 2026-11-21T14:05, without a zone";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (type == String.class) {
            return "a text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    // Jackson's messages end in class names that tell a caller nothing
    static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.replaceAll(" ?\\(start marker at .*", "")
                .replaceAll("\\(?(class|type|for type|of type) [`\\w.$\\[\\]<>`]+\\)?", "")
                .replaceAll("`?(org|java|com)\\.[\\w.$<>,]+`?", "the expected value")
                .strip();
    }
}
