package org.matricula.documents.provider.pdf;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines of a width. */
final class Lines {

    private Lines() {}

    /** The lines of a text; at least one. A word that is wider than a line is broken. */
    static List<String> of(String text, Typeface face, float width) {
        List<String> lines = new ArrayList<>();
        for (String part : Typeface.drawable(text).split("\n", -1)) {
            wrap(part.strip(), face, width, lines);
        }
        return lines;
    }

    private static void wrap(String text, Typeface face, float width, List<String> lines) {
        if (face.width(text) <= width) {
            lines.add(text);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (face.width(longer) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(broken(word, face, width, lines));
        }
        lines.add(line.toString());
    }

    /** What is left of a word for its last line. */
    private static String broken(String word, Typeface face, float width, List<String> lines) {
        String rest = word;
        while (face.width(rest) > width && rest.length() > 1) {
            int end = rest.length() - 1;
            while (end > 1 && face.width(rest.substring(0, end)) > width) {
                end--;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
