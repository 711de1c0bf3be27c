package org.matricula.regulations.kit.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts as plain maps and lists: copied with a change, made smaller, written out. */
public final class FactTree {

    private FactTree() {}

    /** A map of names and values in turn; a null value is left out. */
    public static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                map.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return map;
    }

    /** The same map with one field replaced, added, or left out where the value is null. */
    public static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    /** The same list with one item replaced. */
    public static <T> List<T> with(List<T> list, int place, T item) {
        List<T> changed = new ArrayList<>(list);
        changed.set(place, item);
        return changed;
    }

    /** A list of objects; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> items(Map<String, Object> map, String name) {
        return (List<Map<String, Object>>) map.getOrDefault(name, List.of());
    }

    /** An object; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.getOrDefault(name, Map.of());
    }

    /** All facts that are smaller by one thing: an item or field less, a rounder number. */
    static List<Map<String, Object>> smaller(Map<String, Object> map) {
        List<Map<String, Object>> candidates = new ArrayList<>();
        map.forEach((name, value) -> {
            candidates.add(with(map, name, null));
            smallerValues(value).forEach(one -> candidates.add(with(map, name, one)));
        });
        return candidates;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> smallerValues(Object value) {
        List<Object> candidates = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            candidates.addAll(smaller((Map<String, Object>) map));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                List<Object> shorter = new ArrayList<>(list);
                shorter.remove(i);
                candidates.add(shorter);
            }
            for (int i = 0; i < list.size(); i++) {
                for (Object one : smallerValues(list.get(i))) {
                    candidates.add(with((List<Object>) list, i, one));
                }
            }
        } else if (value instanceof BigDecimal decimal
                && decimal.stripTrailingZeros().scale() > 0) {
            candidates.add(decimal.setScale(0, RoundingMode.DOWN));
        }
        return candidates;
    }

    /** The facts as in a file of cases: a field a line, an item a line. */
    static String yaml(Map<String, Object> map) {
        StringBuilder text = new StringBuilder();
        map.forEach((name, value) -> {
            if (value instanceof List<?> list && !list.isEmpty()) {
                text.append("  ").append(name).append(":\n");
                list.forEach(item -> text.append("  - ").append(flow(item)).append('\n'));
            } else {
                text.append("  ").append(name).append(": ").append(flow(value)).append('\n');
            }
        });
        return text.toString();
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> field.getKey() + ": " + flow(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FactTree::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }
}
