package org.matricula.regulations.kit.parameters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;

/** Work on trees of plain maps, lists and scalars. */
final class Trees {

    /** Stands for a value that is not there; null stands for a value that was written as null. */
    static final Object ABSENT = new Object();

    private Trees() {}

    /** An unmodifiable copy, its numbers as exact decimals. */
    static Object frozen(String path, Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(frozen(path + "." + copy.size(), item)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, item) -> copy.put(String.valueOf(name), frozen(join(path, name), item)));
            return Collections.unmodifiableMap(copy);
        }
        throw Problem.invalid("parameter " + path, value, "must be a text, number, yes or no, list or map")
                .exception();
    }

    static Object merged(Object base, Object over) {
        if (!(base instanceof Map<?, ?> below) || !(over instanceof Map<?, ?> above)) {
            return over;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        below.forEach((name, value) -> result.put(String.valueOf(name), value));
        above.forEach((name, value) -> result.merge(
                String.valueOf(name), value == null ? ABSENT : value, (under, upper) -> merged(under, upper)));
        result.replaceAll((name, value) -> value == ABSENT ? null : value);
        return Collections.unmodifiableMap(result);
    }

    static Object replaced(Object tree, String path, Object value) {
        int dot = path.indexOf('.');
        String name = dot == -1 ? path : path.substring(0, dot);
        if (tree instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int index = index(list, name);
            if (index == -1) {
                throw Problem.invalid("parameter " + path, value, "leads past the end of a list")
                        .exception();
            }
            copy.set(index, inner(list.get(index), path, dot, value));
            return Collections.unmodifiableList(copy);
        }
        Map<String, Object> copy = new LinkedHashMap<>(asMap(path, tree));
        copy.put(name, inner(copy.getOrDefault(name, ABSENT), path, dot, value));
        return Collections.unmodifiableMap(copy);
    }

    private static Object inner(Object old, String path, int dot, Object value) {
        if (dot == -1) {
            return merged(old, value);
        }
        return replaced(old == ABSENT ? Map.of() : old, path.substring(dot + 1), value);
    }

    static Object find(Object tree, String path) {
        Object found = tree;
        int from = 0;
        while (found != ABSENT && from <= path.length()) {
            int dot = path.indexOf('.', from);
            String name = path.substring(from, dot == -1 ? path.length() : dot);
            found = child(found, name);
            from = dot == -1 ? path.length() + 1 : dot + 1;
        }
        return found;
    }

    private static Object child(Object node, String name) {
        if (node instanceof Map<?, ?> map) {
            return map.containsKey(name) ? map.get(name) : ABSENT;
        }
        if (node instanceof List<?> list) {
            int index = index(list, name);
            return index == -1 ? ABSENT : list.get(index);
        }
        return ABSENT;
    }

    private static int index(List<?> list, String name) {
        if (!name.matches("\\d{1,6}")) {
            return -1;
        }
        int index = Integer.parseInt(name);
        return index < list.size() ? index : -1;
    }

    static void collectLeaves(String path, Object node, List<String> leaves) {
        if (node instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, value) -> collectLeaves(join(path, name), value, leaves));
        } else if (node instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                collectLeaves(join(path, i), list.get(i), leaves);
            }
        } else if (!path.isEmpty()) {
            leaves.add(path);
        }
    }

    static Map<String, Object> asMap(String path, Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw Problem.invalid("parameter " + path, node, "must be a group of parameters")
                    .exception();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        map.forEach((name, value) -> tree.put(String.valueOf(name), value));
        return Collections.unmodifiableMap(tree);
    }

    private static String join(String path, Object name) {
        return path.isEmpty() ? String.valueOf(name) : path + "." + name;
    }
}
