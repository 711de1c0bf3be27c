package org.matricula.regulations.kit.explanation;

import java.util.List;

/**
 * What stands beside rulings in an explanation and is no ruling itself.
 *
 * @param heading its heading
 * @param lines one thought each
 */
public record Section(String heading, List<String> lines) {

    /** Copies the lines. */
    public Section {
        lines = List.copyOf(lines);
    }

    /** As plain text, one thought a line. */
    public String text() {
        return PlainText.of(tree());
    }

    /** As a fragment of HTML, everything escaped. */
    public String html() {
        return Html.fragment(tree());
    }

    /** The words of a code: {@code LOWER_SECOND} is lower second. */
    public static String words(String code) {
        return ShownValue.words(code);
    }

    private Branch tree() {
        Branch root = new Branch(heading);
        lines.forEach(root::add);
        return root;
    }
}
