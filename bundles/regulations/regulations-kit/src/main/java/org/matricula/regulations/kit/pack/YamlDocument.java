package org.matricula.regulations.kit.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
 * @param lines the line of each value, by its path
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

    /** The line of a value; that of the nearest value around it where it is not there; 0 when unknown. */
    int line(String path) {
        String nearest = path;
        while (!nearest.isEmpty()) {
            Integer line = lines.get(nearest);
            if (line != null) {
                return line;
            }
            int end = Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['));
            nearest = end == -1 ? "" : nearest.substring(0, end);
        }
        return 0;
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
