package org.matricula.regulations.kit.pack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns composed YAML into plain values and notes the line of each. */
final class YamlTree {

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();

    YamlTree(String file) {
        this.file = file;
    }

    Map<String, Object> document(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            throw refuse(root, "must be a map of names to values");
        }
        lines.put("", line(root));
        return map("", mapping);
    }

    Map<String, Integer> lines() {
        return Collections.unmodifiableMap(lines);
    }

    private Object value(String path, Node node) {
        lines.put(path, line(node));
        if (node.getAnchor() != null) {
            throw refuse(node, "anchors and aliases are not allowed");
        }
        if (node instanceof MappingNode mapping) {
            return map(path, mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return list(path, sequence);
        }
        return scalar((ScalarNode) node);
    }

    private Map<String, Object> map(String path, MappingNode node) {
        checkTag(node, Tag.MAP);
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String name = name(tuple.getKeyNode());
            if (map.containsKey(name)) {
                throw refuse(tuple.getKeyNode(), "'" + name + "' stands here twice");
            }
            String inner = path.isEmpty() ? name : path + "." + name;
            map.put(name, value(inner, tuple.getValueNode()));
            lines.put(inner, line(tuple.getKeyNode()));
        }
        return Collections.unmodifiableMap(map);
    }

    private List<Object> list(String path, SequenceNode node) {
        checkTag(node, Tag.SEQ);
        List<Object> list = new ArrayList<>(node.getValue().size());
        for (Node item : node.getValue()) {
            list.add(value(path + "[" + list.size() + "]", item));
        }
        return Collections.unmodifiableList(list);
    }

    private String name(Node key) {
        if (key instanceof ScalarNode scalar && key.getAnchor() == null && !"<<".equals(scalar.getValue())) {
            return scalar.getValue();
        }
        throw refuse(key, "a name must be a plain text");
    }

    private Object scalar(ScalarNode node) {
        Tag tag = node.getTag();
        if (Tag.STR.equals(tag)) {
            return node.getValue();
        }
        if (!node.isPlain()) {
            throw refuse(node, "tags are not allowed");
        }
        if (Tag.NULL.equals(tag)) {
            return null;
        }
        if (Tag.BOOL.equals(tag)) {
            return Boolean.valueOf(node.getValue());
        }
        if (Tag.FLOAT.equals(tag)) {
            return decimal(node);
        }
        throw refuse(node, "tags are not allowed");
    }

    private BigDecimal decimal(ScalarNode node) {
        try {
            return new BigDecimal(node.getValue());
        } catch (NumberFormatException e) {
            throw refuse(node, "'" + node.getValue() + "' is no number");
        }
    }

    private void checkTag(Node node, Tag expected) {
        if (!expected.equals(node.getTag())) {
            throw refuse(node, "tags are not allowed");
        }
    }

    private PackFormatException refuse(Node node, String reason) {
        return new PackFormatException(file, line(node), reason);
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
