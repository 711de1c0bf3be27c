package org.matricula.regulations.kit.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML file as plain maps, lists, texts, exact decimals, booleans and nulls. It is only parsed and composed: no
 * object is ever constructed from a tag, which is stricter than a safe constructor. No anchors, no tags, no duplicate
 * names, at most {@value #LARGEST} bytes.
 *
 * @param file its name, for complaints
 * @param tree the top-level map
 * @param lines the line of each value, by its path, in a map that of its name; the whole has the path ""
 */
record YamlDocument(String file, Map<String, Object> tree, Map<String, Integer> lines) {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 20;

    /** @throws PackFormatException with file, line and reason when the file is broken */
    static YamlDocument parse(String file, byte[] content) {
        if (content.length > LARGEST) {
            throw new PackFormatException(file, 0, "must have at most " + LARGEST + " bytes");
        }
        try {
            YamlTree tree = new YamlTree(file);
            Node root = compose(text(file, content));
            if (root == null) {
                throw new PackFormatException(file, 0, "is empty");
            }
            return new YamlDocument(file, tree.document(root), tree.lines());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new PackFormatException(file, line, reason(e));
        } catch (YAMLException e) {
            throw new PackFormatException(file, 0, String.valueOf(e.getMessage()));
        }
    }

    /** A reason for people, with the file and the line: {@code pack.yaml line 12: title must be given}. */
    String at(String path, String reason) {
        return file + " line " + line(path) + ": " + reason;
    }

    /** The line of a value; that of the nearest value around it where it is not there. */
    int line(String path) {
        String nearest = path == null ? "" : path;
        while (!nearest.isEmpty() && !lines.containsKey(nearest)) {
            nearest = nearest.substring(0, Math.max(0, Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['))));
        }
        return lines.get(nearest);
    }

    /** Where a parameter stands: {@code load.UG.0} is {@code parameters.load.UG[0]} where that is a list. */
    String parameter(String dotted) {
        StringBuilder path = new StringBuilder("parameters");
        Object node = tree.get("parameters");
        for (String name : dotted.split("\\.")) {
            if (node instanceof List<?> list && name.matches("\\d{1,6}")) {
                int index = Integer.parseInt(name);
                path.append('[').append(index).append(']');
                node = index < list.size() ? list.get(index) : null;
            } else {
                path.append('.').append(name);
                node = node instanceof Map<?, ?> map ? map.get(name) : null;
            }
        }
        return path.toString();
    }

    private static Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        StreamReader reader = new StreamReader(text);
        return new Composer(new ParserImpl(reader, options), new PlainResolver(), options).getSingleNode();
    }

    private static String text(String file, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new PackFormatException(file, 0, "must be UTF-8");
        }
    }

    private static String reason(MarkedYAMLException e) {
        return e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
    }
}
