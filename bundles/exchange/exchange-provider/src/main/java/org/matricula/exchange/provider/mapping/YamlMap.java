package org.matricula.exchange.provider.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A map of a YAML file that knows the line of each of its names. The file is only composed and never constructed: every
 * scalar is the text that stands there, so that {@code 007}, {@code NO} and {@code 2013-10-01} keep their form.
 */
final class YamlMap {

    static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 12;

    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(MappingNode node) {
        line = line(node);
        for (NodeTuple tuple : node.getValue()) {
            String name = scalar(tuple.getKeyNode(), "a name");
            if (values.put(name, tuple.getValueNode()) != null) {
                throw new MappingFault(line(tuple.getKeyNode()), "'" + name + "' stands here twice");
            }
        }
    }

    static YamlMap parse(String text) {
        if (text.length() > LARGEST) {
            throw new MappingFault(0, "the file must have at most " + LARGEST + " characters");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw new MappingFault(0, "the file is empty");
            }
            return of(root, "the file");
        } catch (MarkedYAMLException e) {
            int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new MappingFault(at, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new MappingFault(0, String.valueOf(e.getMessage()));
        }
    }

    static YamlMap of(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(mapping);
        }
        throw new MappingFault(line(node), what + " must be a map of names to values");
    }

    static String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new MappingFault(line(node), what + " must be a plain text");
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    /** Refuses names that have no meaning here. */
    void only(Set<String> known, String what) {
        values.forEach((name, node) -> {
            if (!known.contains(name)) {
                throw new MappingFault(
                        line(node),
                        "'" + name + "' is not known in " + what + "; known are " + String.join(", ", known));
            }
        });
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Node node(String name) {
        Node node = values.get(name);
        if (node == null) {
            throw new MappingFault(line, "'" + name + "' must be given");
        }
        return node;
    }

    String text(String name) {
        return scalar(node(name), "'" + name + "'");
    }

    String textOr(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    YamlMap map(String name) {
        return of(node(name), "'" + name + "'");
    }

    /** The texts of a list; none when the name is not there. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node node : nodes(name)) {
            texts.add(scalar(node, "an entry of '" + name + "'"));
        }
        return texts;
    }

    /** The entries of a list; none when the name is not there. */
    List<Node> nodes(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (values.get(name) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(name, "must be a list");
    }

    MappingFault fault(String name, String reason) {
        return new MappingFault(has(name) ? line(values.get(name)) : line, "'" + name + "' " + reason);
    }
}
