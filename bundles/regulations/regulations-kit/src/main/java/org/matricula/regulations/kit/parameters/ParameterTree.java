package org.matricula.regulations.kit.parameters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Parameters;

/** The numbers of a pack over plain maps and lists. Immutable; a change makes a new tree. */
public final class ParameterTree implements Parameters {

    /** A tree without any parameter. */
    public static final ParameterTree EMPTY = of(Map.of());

    private final Object node;
    private final String prefix;
    private final ReadPaths readPaths;

    private ParameterTree(Object node, String prefix, ReadPaths readPaths) {
        this.node = node;
        this.prefix = prefix;
        this.readPaths = readPaths;
    }

    /**
     * A tree over maps, lists, texts, numbers and booleans, which are copied.
     *
     * @throws ProblemException 422 that names the path of anything else
     */
    public static ParameterTree of(Map<String, ?> tree) {
        return new ParameterTree(Trees.frozen("", tree), "", null);
    }

    /** This tree with another laid over it: maps are merged deeply, everything else is replaced whole. */
    public ParameterTree merged(Parameters over) {
        return new ParameterTree(Trees.merged(node, over.tree()), "", null);
    }

    /**
     * This tree with single values replaced; a map is merged into the map that it meets.
     *
     * @param overrides dotted paths to values: {@code compensation.limit_credits} to 0
     * @throws ProblemException 422 when a path leads through something that is no map
     */
    public ParameterTree overridden(Map<String, ?> overrides) {
        Object changed = node;
        for (Map.Entry<String, ?> override : overrides.entrySet()) {
            Object value = Trees.frozen(override.getKey(), override.getValue());
            changed = Trees.replaced(changed, override.getKey(), value);
        }
        return new ParameterTree(changed, "", null);
    }

    /** The same tree, which notes what is read from it. */
    public ParameterTree noting(ReadPaths noted) {
        return new ParameterTree(node, prefix, noted);
    }

    /** The paths of all single values. */
    public List<String> leaves() {
        List<String> leaves = new ArrayList<>();
        Trees.collectLeaves(prefix, node, leaves);
        return leaves;
    }

    @Override
    public boolean has(String path) {
        return Trees.find(node, path) != Trees.ABSENT;
    }

    @Override
    public Object value(String path) {
        if (readPaths != null) {
            readPaths.add(whole(path));
        }
        Object value = Trees.find(node, path);
        if (value == Trees.ABSENT) {
            throw refuse(path, null, "must be given");
        }
        return value;
    }

    @Override
    public BigDecimal decimal(String path) {
        return asDecimal(path, value(path));
    }

    @Override
    public int integer(String path) {
        BigDecimal value = decimal(path);
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            throw refuse(path, value, "must be a whole number");
        }
    }

    @Override
    public boolean flag(String path) {
        Object value = value(path);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refuse(path, value, "must be true or false");
    }

    @Override
    public String text(String path) {
        return asText(path, value(path));
    }

    @Override
    public List<String> texts(String path) {
        return list(path).stream().map(item -> asText(path, item)).toList();
    }

    @Override
    public List<BigDecimal> decimals(String path) {
        return list(path).stream().map(item -> asDecimal(path, item)).toList();
    }

    @Override
    public String whole(String path) {
        return prefix.isEmpty() ? path : prefix + "." + path;
    }

    @Override
    public Parameters at(String path) {
        Object value = Trees.find(node, path);
        if (value == Trees.ABSENT) {
            throw refuse(path, null, "must be given");
        }
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            throw refuse(path, value, "must be a group of parameters or a list");
        }
        return new ParameterTree(value, whole(path), readPaths);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        if (node instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add(String.valueOf(name)));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                names.add(Integer.toString(i));
            }
        }
        if (names.isEmpty() && readPaths != null) {
            readPaths.add(prefix);
        }
        return names;
    }

    @Override
    public Map<String, Object> tree() {
        if (readPaths != null) {
            readPaths.add(prefix);
        }
        return Trees.asMap(prefix, node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterTree that && node.equals(that.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    @Override
    public String toString() {
        return node.toString();
    }

    private List<?> list(String path) {
        Object value = value(path);
        if (value instanceof List<?> list) {
            return list;
        }
        throw refuse(path, value, "must be a list");
    }

    private BigDecimal asDecimal(String path, Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        throw refuse(path, value, "must be a number");
    }

    private String asText(String path, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw refuse(path, value, "must be a text");
    }

    private ProblemException refuse(String path, Object value, String rule) {
        return Problem.invalid("parameter " + whole(path), value, rule).exception();
    }
}
