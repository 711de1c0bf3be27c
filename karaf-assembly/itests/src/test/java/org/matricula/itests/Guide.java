package org.matricula.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name where it stands in the checkout
 * @param blocks what it shows between fences, in order
 */
record Guide(String name, List<Block> blocks) {

    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Pattern FENCE = Pattern.compile("```(\\w*)(?: (\\S+))?\\s*");

    /**
     * What stands between two fences.
     *
     * @param guide the page
     * @param line the line of the page on which it begins
     * @param language what it is written in; empty when the page does not say
     * @param file the file that it is the text of; null when it is none
     * @param text the lines
     */
    record Block(String guide, int line, String language, String file, String text) {

        /** True when it begins so. */
        boolean begins(String words) {
            return text.startsWith(words);
        }

        @Override
        public String toString() {
            return guide + " line " + line;
        }
    }

    /** Every page with commands or messages that a reader would try. */
    static List<Guide> all() {
        List<String> names = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md", "docs/architecture.md"));
        try (Stream<Path> files = Files.list(CHECKOUT.resolve("docs/guides"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .forEach(file -> names.add("docs/guides/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream().map(Guide::named).toList();
    }

    private static Guide named(String name) {
        List<Block> blocks = new ArrayList<>();
        Matcher opened = null;
        int begins = 0;
        List<String> lines = lines(CHECKOUT.resolve(name));
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (lines.get(i).strip().startsWith("```") && !fence.matches()) {
                throw new AssertionError(name + " line " + (i + 1) + ": a fence begins its line and names a language");
            }
            if (opened == null && fence.matches()) {
                opened = fence;
                begins = i + 1;
            } else if (opened != null && fence.matches()) {
                String text = String.join("\n", lines.subList(begins, i)) + "\n";
                blocks.add(new Block(name, begins + 1, opened.group(1), opened.group(2), text));
                opened = null;
            }
        }
        return new Guide(name, List.copyOf(blocks));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in a file of the checkout. */
    static String text(String file) {
        return String.join("\n", lines(CHECKOUT.resolve(file))) + "\n";
    }

    @Override
    public String toString() {
        return name;
    }
}
