package org.matricula.kernel.rest.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.rest.IdentifierReading;

/**
 * Reads the JDK's value types from paths and queries, and names the parameter in any complaint. Texts of queries lose the
 * blanks around them, as those of bodies do.
 */
final class ValueParameters implements ParamConverterProvider {

    private static final String NUMBER = "must be a number";
    private static final String FLAG = "must be true or false";

    private static final Map<Class<?>, Reading<?>> READINGS = Map.of(
            LocalDate.class, new Reading<>(LocalDate::parse, "must be a date written 2026-11-21"),
            Instant.class, new Reading<>(Instant::parse, "must be a moment written 2026-11-21T09:30:00Z"),
            BigDecimal.class, new Reading<>(BigDecimal::new, NUMBER),
            Integer.class, new Reading<>(Integer::valueOf, NUMBER),
            int.class, new Reading<>(Integer::valueOf, NUMBER),
            Long.class, new Reading<>(Long::valueOf, NUMBER),
            long.class, new Reading<>(Long::valueOf, NUMBER),
            Boolean.class, new Reading<>(ValueParameters::flag, FLAG),
            boolean.class, new Reading<>(ValueParameters::flag, FLAG));

    private static final ParamConverter<String> TRIMMING = new ParamConverter<>() {
        @Override
        public String fromString(String text) {
            return text == null ? null : text.strip();
        }

        @Override
        public String toString(String text) {
            return text;
        }
    };

    // CXF would look for constructors and factory methods anew for each request; kept with the class, not by us
    private static final ClassValue<Reading<?>> OWN = new ClassValue<>() {
        @Override
        protected Reading<?> computeValue(Class<?> type) {
            return type.isEnum() ? constants(type) : new Reading<>(IdentifierReading.reader(type), "");
        }
    };

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == String.class) {
            return isQuery(annotations) ? (ParamConverter<T>) TRIMMING : null;
        }
        boolean own = type.isEnum() || Identifier.class.isAssignableFrom(type) && type.isRecord();
        Reading<?> reading = own ? OWN.get(type) : READINGS.get(type);
        return reading == null ? null : new Converter<>((Reading<T>) reading, name(annotations));
    }

    private static boolean isQuery(Annotation[] annotations) {
        return Stream.of(annotations).anyMatch(QueryParam.class::isInstance);
    }

    private static Boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.valueOf(text);
    }

    private static Reading<?> constants(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new Reading<>(
                name -> Optional.ofNullable(constants.get(name)).orElseThrow(IllegalArgumentException::new),
                "must be one of " + String.join(", ", constants.keySet()));
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
        }
        return "parameter";
    }

    /** @param rule what the text breaks where it cannot be read */
    private record Reading<T>(Function<String, T> reader, String rule) {}

    private record Converter<T>(Reading<T> reading, String name) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return reading.reader().apply(text);
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw Problem.invalid(name, text, reading.rule()).exception();
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
