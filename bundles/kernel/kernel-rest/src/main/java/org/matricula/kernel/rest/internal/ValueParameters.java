package org.matricula.kernel.rest.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.rest.IdentifierReading;

/** Reads the JDK's value types from paths and queries, and names the parameter in any complaint. */
final class ValueParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            LocalDate.class, LocalDate::parse,
            BigDecimal.class, BigDecimal::new,
            Integer.class, Integer::valueOf,
            int.class, Integer::valueOf,
            Long.class, Long::valueOf,
            long.class, Long::valueOf);

    // CXF would look for constructors and factory methods anew for each request; kept with the class, not by us
    private static final ClassValue<Function<String, ?>> IDENTIFIERS = new ClassValue<>() {
        @Override
        protected Function<String, ?> computeValue(Class<?> type) {
            return IdentifierReading.reader(type);
        }
    };

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> reader =
                Identifier.class.isAssignableFrom(type) && type.isRecord() ? IDENTIFIERS.get(type) : READERS.get(type);
        return reader == null ? null : new Converter<>((Function<String, T>) reader, name(annotations));
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

    private record Converter<T>(Function<String, T> reader, String name) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (DateTimeParseException e) {
                throw Problem.invalid(name, text, "must be a date written 2026-11-21")
                        .exception();
            } catch (NumberFormatException e) {
                throw Problem.invalid(name, text, "must be a number").exception();
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
