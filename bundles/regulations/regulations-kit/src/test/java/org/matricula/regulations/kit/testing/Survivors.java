package org.matricula.regulations.kit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the report of the mutation tests and fails where a changed limit or calculation was noticed by no test. A
 * mutant that no test can notice, because it changes nothing that can be seen, is argued in a table of the module's
 * {@code mutation.md}: {@code | class.method | mutator | how many | why |}.
 */
public final class Survivors {

    private static final Set<String> NUMERIC =
            Set.of("CONDITIONALS_BOUNDARY", "ConditionalsBoundaryMutator", "MATH", "MathMutator", "IncrementsMutator");
    private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "NON_VIABLE", "RUN_ERROR");
    private static final Pattern ARGUED = Pattern.compile("\\| *`?([\\w.$<>]+)`? *\\| *(\\w+) *\\| *(\\d+) *\\|.*");

    private Survivors() {}

    /** Arguments: {@code mutations.xml} and {@code mutation.md}. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> argued = argued(Path.of(arguments[1]));
        Map<String, List<String>> survivors = survivors(Path.of(arguments[0]));
        List<String> faults = new ArrayList<>();
        survivors.forEach((place, lines) -> {
            if (lines.size() > argued.getOrDefault(place, 0)) {
                faults.add(
                        place + " at line " + String.join(", ", lines) + "; argued: " + argued.getOrDefault(place, 0));
            }
        });
        argued.forEach((place, count) -> {
            if (survivors.getOrDefault(place, List.of()).size() < count) {
                faults.add(place + " is argued " + count + " times, but more of them are noticed now: take it out");
            }
        });
        if (!faults.isEmpty()) {
            throw new IllegalStateException("limits or calculations that no test holds:\n" + String.join("\n", faults));
        }
    }

    private static Map<String, List<String>> survivors(Path report) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        NodeList mutations = document.getElementsByTagName("mutation");
        if (mutations.getLength() == 0) {
            throw new IllegalStateException(report + " holds no mutation");
        }
        Map<String, List<String>> survivors = new TreeMap<>();
        for (int i = 0; i < mutations.getLength(); i++) {
            Element mutation = (Element) mutations.item(i);
            String mutator = last(text(mutation, "mutator"));
            if (NUMERIC.contains(mutator) && !NOTICED.contains(mutation.getAttribute("status"))) {
                String place = last(text(mutation, "mutatedClass")) + "." + text(mutation, "mutatedMethod");
                survivors
                        .computeIfAbsent(place + " " + mutator.replace("Mutator", ""), key -> new ArrayList<>())
                        .add(text(mutation, "lineNumber"));
            }
        }
        return survivors;
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Map<String, Integer> argued(Path file) throws IOException {
        Map<String, Integer> argued = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher row = ARGUED.matcher(line);
            if (row.matches()) {
                argued.put(row.group(1) + " " + row.group(2), Integer.valueOf(row.group(3)));
            }
        }
        return argued;
    }
}
