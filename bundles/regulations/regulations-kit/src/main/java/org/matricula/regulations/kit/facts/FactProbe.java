package org.matricula.regulations.kit.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.kit.facts.FactSchema.Node;

/** Asks a reader of facts about its fields, by changing one value of an example at a time. */
final class FactProbe {

    private static final String UNKNOWN = "?";
    private static final Pattern KNOWN = Pattern.compile("is not known here; known are (.+)");
    private static final Pattern ONE_OF = Pattern.compile("must be one of (.+)");
    private static final Pattern DATE = Pattern.compile("must (be|hold) (a )?dates? written.+");
    private static final Pattern RANGE = Pattern.compile("must be from (-?\\d+) to (\\d+)");

    private final Function<Map<String, Object>, ?> read;
    private final Function<Map<String, Object>, ?> judge;
    private final Map<String, Object> example;

    FactProbe(
            Function<Map<String, Object>, ?> read,
            Function<Map<String, Object>, ?> judge,
            Map<String, Object> example) {
        this.read = read;
        this.judge = judge;
        this.example = example;
    }

    /** The object at a path, each step a field's name or a position. */
    Node object(List<Object> path) {
        Matcher known = KNOWN.matcher(rule(with(join(path, UNKNOWN), true), join(path, UNKNOWN)));
        Node node = new Node().with("type", "object");
        if (!known.matches()) {
            return node;
        }
        for (String name : known.group(1).split(", ")) {
            List<Object> field = join(path, name);
            boolean needed = "must be given".equals(rule(without(field), field));
            Node found = value(field, name);
            if (!needed) {
                absent(field, found);
            }
            node.field(name, found, needed);
        }
        return node.closed();
    }

    private Node value(List<Object> path, String name) {
        // no reader takes an object of a class of ours for anything
        String rule = rule(with(path, new Object()), path);
        Node oneOf = oneOf(rule);
        if (oneOf != null) {
            return oneOf;
        }
        return switch (rule) {
            case "must be a text" -> text(path);
            case "must be true or false" -> new Node().with("type", "boolean");
            case "must be a number" -> number(path, name);
            case "must be an object" -> at(path) instanceof Map ? object(path) : new Node().with("type", "object");
            case "must be a list" -> list(path);
            default -> new Node();
        };
    }

    /** A text of some form, or one of the values that the policy alone knows. */
    private Node text(List<Object> path) {
        String rule = rule(judge, with(path, UNKNOWN), path);
        Node oneOf = oneOf(rule);
        if (oneOf != null) {
            return oneOf;
        }
        Node node = new Node().with("type", "string");
        if (DATE.matcher(rule).matches()) {
            node.with("format", "date");
        }
        return rule.isEmpty() ? node : node.with("description", rule);
    }

    /** Null where the rule names no values. */
    private static Node oneOf(String rule) {
        Matcher oneOf = ONE_OF.matcher(rule);
        return oneOf.matches()
                ? new Node()
                        .with("type", "string")
                        .with("enum", List.of(oneOf.group(1).split(", ")))
                : null;
    }

    private Node number(List<Object> path, String name) {
        boolean whole = "must be a whole number".equals(rule(with(path, new BigDecimal("0.5")), path));
        Node node = new Node().with("type", whole ? "integer" : "number");
        Matcher range = RANGE.matcher(rule(with(path, BigDecimal.valueOf(-1)), path));
        if (range.matches()) {
            node.with("minimum", new BigDecimal(range.group(1)));
            node.with("maximum", new BigDecimal(range.group(2)));
        }
        String unit = unit(name, !whole && range.matches());
        return unit == null ? node : node.with("x-unit", unit);
    }

    private static String unit(String name, boolean percentage) {
        if (percentage) {
            return "percent";
        }
        for (String unit : List.of("credits", "working_days", "weeks", "hours", "years")) {
            if (name.contains(unit)) {
                return unit.replace('_', ' ');
            }
        }
        return null;
    }

    private Node list(List<Object> path) {
        Node node = new Node().with("type", "array");
        List<Object> first = join(path, 0);
        String rule = rule(with(path, List.of(new Object())), first);
        Node oneOf = oneOf(rule);
        if (oneOf != null || "must be a text".equals(rule)) {
            return node.items(oneOf == null ? new Node().with("type", "string") : oneOf);
        }
        return at(path) instanceof List<?> items && !items.isEmpty() ? node.items(object(first)) : node;
    }

    /** The default is the one value that reads the same as nothing. */
    private void absent(List<Object> path, Node node) {
        Object nothing = facts(without(path));
        if (nothing == null) {
            return;
        }
        List<Object> same = candidates(node).stream()
                .filter(value -> Objects.equals(nothing, facts(with(path, value))))
                .toList();
        if (same.size() == 1) {
            node.with("default", same.get(0));
        }
    }

    private static List<Object> candidates(Node node) {
        Map<String, Object> shown = node.shown();
        if (shown.get("enum") instanceof List<?> values) {
            return List.copyOf(values);
        }
        return switch (String.valueOf(shown.get("type"))) {
            case "boolean" -> List.of(true, false);
            case "integer", "number" -> List.of(BigDecimal.ZERO, BigDecimal.ONE);
            case "array" -> List.of(List.of());
            default -> List.of();
        };
    }

    /** What is read; null when it is refused. */
    private Object facts(Map<String, Object> given) {
        try {
            return read.apply(given);
        } catch (ProblemException refused) {
            return null;
        }
    }

    /** What the reader has against the value at a path; empty when nothing. */
    private String rule(Map<String, Object> given, List<Object> path) {
        return rule(read, given, path);
    }

    private static String rule(Function<Map<String, Object>, ?> asked, Map<String, Object> given, List<Object> path) {
        try {
            asked.apply(given);
            return "";
        } catch (ProblemException refused) {
            String field = written(path);
            return refused.problem().faults().stream()
                    .filter(fault -> field.equals(fault.field()))
                    .map(Fault::rule)
                    .findFirst()
                    .orElse("");
        }
    }

    private Object at(List<Object> path) {
        Object value = example;
        for (Object step : path) {
            value = value instanceof Map<?, ?> map
                    ? map.get(step)
                    : value instanceof List<?> list ? list.get((Integer) step) : null;
        }
        return value;
    }

    private Map<String, Object> with(List<Object> path, Object value) {
        return changed(path, value, false);
    }

    private Map<String, Object> without(List<Object> path) {
        return changed(path, null, true);
    }

    @SuppressWarnings("unchecked") // an object in, an object out
    private Map<String, Object> changed(List<Object> path, Object value, boolean gone) {
        return (Map<String, Object>) changed(example, path, value, gone);
    }

    private static Object changed(Object node, List<Object> path, Object value, boolean gone) {
        if (path.isEmpty()) {
            return value;
        }
        List<Object> rest = path.subList(1, path.size());
        if (path.get(0) instanceof Integer position) {
            List<Object> copy = new ArrayList<>((List<?>) node);
            copy.set(position, changed(copy.get(position), rest, value, gone));
            return copy;
        }
        Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) node);
        if (rest.isEmpty() && gone) {
            copy.remove(path.get(0));
        } else {
            copy.put(path.get(0), changed(copy.get(path.get(0)), rest, value, gone));
        }
        return copy;
    }

    private static List<Object> join(List<Object> path, Object step) {
        List<Object> joined = new ArrayList<>(path);
        joined.add(step);
        return joined;
    }

    private static String written(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.length() == 0 ? "" : ".").append(step);
            }
        }
        return text.toString();
    }
}
