package org.matricula.exchange.provider.destination;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.api.Problem;

/** Lists within a cell, and constants that depend on what a row is. */
public final class Lists {

    private static final String BETWEEN = ";";

    private Lists() {}

    /** The texts of a cell; none for null. */
    public static List<String> texts(String cell) {
        return cell == null
                ? List.of()
                : Stream.of(cell.split(BETWEEN)).map(String::strip).toList();
    }

    /** The cell of texts; null for none. */
    public static String cell(List<?> texts) {
        return texts.isEmpty() ? null : texts.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
    }

    /**
     * The constant of a name.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when there is none
     */
    static <E extends Enum<E>> E constant(String field, String name, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, name, "must be one of " + List.of(type.getEnumConstants()))
                        .exception());
    }

    /**
     * A value that a row of its sort must have.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when it is missing
     */
    static <T> T given(String field, T value) {
        if (value == null) {
            throw Problem.invalid(field, null, "must be given").exception();
        }
        return value;
    }
}
