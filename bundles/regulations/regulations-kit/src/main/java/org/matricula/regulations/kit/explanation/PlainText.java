package org.matricula.regulations.kit.explanation;

/** A tree as plain text. */
final class PlainText {

    private static final String INDENT = "  ";

    private PlainText() {}

    static String of(Branch root) {
        StringBuilder text = new StringBuilder();
        write(root, "", text);
        return text.toString();
    }

    private static void write(Branch branch, String indent, StringBuilder text) {
        // a fact may hold line breaks; a line of ours is one thought
        text.append(indent).append(branch.text().replaceAll("\\p{Cntrl}+", " ")).append('\n');
        branch.below().forEach(one -> write(one, indent + INDENT, text));
    }
}
