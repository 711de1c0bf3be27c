package org.matricula.regulations.kit.facts;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.matricula.regulations.kit.number.Display;
import org.matricula.regulations.kit.number.Exact;

/**
 * Puts an outcome together as a plain map, field by field. Enumerations become their names, exact numbers their shown
 * value ({@link Display#value}); null is kept, because it says explicitly that there is none.
 */
public final class Shown {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Adds a field. */
    public Shown with(String name, Object value) {
        fields.put(name, plain(value));
        return this;
    }

    /** The map, in the order of the fields, unmodifiable. */
    public Map<String, Object> map() {
        return Collections.unmodifiableMap(fields);
    }

    private static Object plain(Object value) {
        if (value instanceof Exact exact) {
            return Display.value(exact);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(Shown::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Shown shown = new Shown();
            map.forEach((name, field) -> shown.with(String.valueOf(name), field));
            return shown.map();
        }
        return value;
    }
}
