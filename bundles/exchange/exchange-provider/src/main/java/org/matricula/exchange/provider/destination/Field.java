package org.matricula.exchange.provider.destination;

import java.util.List;
import java.util.stream.Stream;

/**
 * A field that a mapping can fill.
 *
 * @param name its name in mapping files
 * @param type what it takes
 * @param required true when a row without it is refused and a mapping without it is faulty
 * @param constants the only texts that it takes; empty for any of the type
 * @param unless the field that a row may have instead of a required one; null for none
 */
public record Field(String name, Type type, boolean required, List<String> constants, String unless) {

    /** A field that nothing else can stand for. */
    public Field(String name, Type type, boolean required, List<String> constants) {
        this(name, type, required, constants, null);
    }

    static Field required(String name, Type type) {
        return new Field(name, type, true, List.of());
    }

    static Field requiredUnless(String other, String name, Type type) {
        return new Field(name, type, true, List.of(), other);
    }

    static Field optional(String name, Type type) {
        return new Field(name, type, false, List.of());
    }

    static <E extends Enum<E>> Field constant(String name, Class<E> type) {
        return new Field(name, Type.TEXT, true, names(type));
    }

    static <E extends Enum<E>> Field optionalConstant(String name, Class<E> type) {
        return new Field(name, Type.TEXT, false, names(type));
    }

    /**
     * The value that a text stands for.
     *
     * @throws RuleBroken when it stands for none
     */
    public Object value(String text) {
        if (!constants.isEmpty() && !constants.contains(text)) {
            throw new RuleBroken("must be one of " + String.join(", ", constants), text);
        }
        return type.value(text);
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Enum::name).toList();
    }
}
