package org.matricula.exchange.provider.destination;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.matricula.kernel.api.AcademicSession;

/**
 * The form of a target whose fields are those of a domain's row: {@code validFrom} is {@code valid_from}. Names and types
 * are written down once, in the domain's record. The fields of a record within the row are fields of the row; it is null
 * when none of them is given.
 *
 * @param <R> the domain's row
 */
public final class RowForm<R extends Record> {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Map<Class<?>, Type> TYPES = Map.of(
            String.class, Type.TEXT,
            int.class, Type.WHOLE,
            Integer.class, Type.WHOLE,
            BigDecimal.class, Type.DECIMAL,
            boolean.class, Type.FLAG,
            Boolean.class, Type.FLAG,
            LocalDate.class, Type.DATE,
            LocalDateTime.class, Type.DATE_TIME,
            AcademicSession.class, Type.SESSION);

    private final Class<R> row;

    private RowForm(Class<R> row) {
        this.row = row;
    }

    /** The form of a row. */
    public static <R extends Record> RowForm<R> of(Class<R> row) {
        return new RowForm<>(row);
    }

    /**
     * Its fields.
     *
     * @param required the names of those that a row must have
     */
    List<Field> fields(Set<String> required) {
        return fields(row, required).toList();
    }

    private static Stream<Field> fields(Class<?> row, Set<String> required) {
        return Stream.of(row.getRecordComponents())
                .flatMap(component -> isPart(component)
                        ? fields(component.getType(), required)
                        : Stream.of(new Field(
                                name(component),
                                component.getType().isEnum() ? Type.TEXT : TYPES.get(component.getType()),
                                required.contains(name(component)),
                                constants(component.getType()))));
    }

    /** The row that values stand for. */
    public R read(Values values) {
        return read(row, values);
    }

    private static <T> T read(Class<T> row, Values values) {
        List<Object> arguments = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : row.getRecordComponents()) {
            types.add(component.getType());
            arguments.add(
                    isPart(component)
                            ? part(component.getType(), values)
                            : argument(component.getType(), values.get(name(component))));
        }
        try {
            Constructor<T> constructor = row.getConstructor(types.toArray(Class<?>[]::new));
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(row + " is no row of a domain's api", e);
        }
    }

    private static Object part(Class<?> part, Values values) {
        return fields(part, Set.of()).anyMatch(field -> values.get(field.name()) != null) ? read(part, values) : null;
    }

    private static boolean isPart(RecordComponent component) {
        return component.getType().isRecord() && !TYPES.containsKey(component.getType());
    }

    /** The values of a row. */
    public Values write(R one) {
        Map<String, Object> values = new HashMap<>();
        write(one, values);
        return new Values(values, Set.of());
    }

    private static void write(Record one, Map<String, Object> values) {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(one);
                if (isPart(component)) {
                    if (value != null) {
                        write((Record) value, values);
                    }
                } else if (value != null && !"".equals(value)) {
                    values.put(name(component), value instanceof Enum<?> constant ? constant.name() : value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(one.getClass() + " is no row of a domain's api", e);
            }
        }
    }

    private static String name(RecordComponent component) {
        return CAPITAL.matcher(component.getName())
                .replaceAll(m -> "_" + m.group().toLowerCase(Locale.ROOT));
    }

    private static List<String> constants(Class<?> type) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .map(one -> ((Enum<?>) one).name())
                        .toList()
                : List.of();
    }

    private static Object argument(Class<?> type, Object value) {
        if (value == null && type == boolean.class) {
            return Boolean.FALSE;
        }
        if (value == null || !type.isEnum()) {
            return value;
        }
        return Stream.of(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
