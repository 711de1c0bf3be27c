package org.matricula.kernel.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Problem;

/** Says what is wrong with a JSON message, where the library would speak of its classes and options. */
final class Unreadable {

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");

    private Unreadable() {}

    /** The problem of a member that cannot be read. */
    static Problem problem(String path, JsonMappingException mapping) {
        return Problem.invalid(path, value(mapping), rule(mapping));
    }

    /** What stands there, as far as it is one value; the library tells it only of some. */
    private static Object value(JsonMappingException mapping) {
        if (mapping instanceof InvalidFormatException format) {
            return format.getValue();
        }
        try {
            return mapping.getProcessor() instanceof JsonParser parser
                            && parser.currentToken() != null
                            && parser.currentToken().isScalarValue()
                    ? parser.getText()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** What is wrong with a text that is no JSON, or more of it than is taken. */
    static String broken(JsonProcessingException reason) {
        if (reason instanceof StreamConstraintsException) {
            return "it is nested deeper than %d, or has a text longer than %d or a number longer than %d characters"
                    .formatted(Json.DEPTH, Json.STRING_LENGTH, Json.NUMBER_LENGTH);
        }
        if (reason instanceof JsonEOFException) {
            return "it ends before it is complete";
        }
        Matcher twice = DUPLICATE.matcher(reason.getOriginalMessage());
        return twice.lookingAt()
                ? "the member '" + twice.group(1) + "' stands twice"
                : "what stands there is not allowed in JSON";
    }

    /** What the member must be. */
    static String rule(JsonMappingException mapping) {
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
        if (mapping.getCause() instanceof InputCoercionException) {
            return "must be a number that is not so large";
        }
        return "has a value of the wrong kind";
    }

    private static String kind(Class<?> type) {
        if (type == LocalDate.class) {
            return "a date written 2026-11-21";
        }
        if (type == LocalDateTime.class) {
            return "a time written 2026-11-21T14:05, without a zone";
        }
        if (type == Instant.class) {
            return "a moment written 2026-11-21T14:05:00Z, with its zone";
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
}
