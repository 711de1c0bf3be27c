package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clauses that the author of a case names: {@code A.2.6.10[c][e] (L1296,1306)} are two clauses and two lines. Texts
 * that are numbered otherwise are known by the index: {@code cl.45; cl.110} are two of its clauses.
 */
final class NamedClauses {

    private static final Pattern CLAUSE = Pattern.compile("([A-Z][0-9]*(?:\\.[0-9]+)+)((?:\\[[a-z0-9]+])*)");
    private static final Pattern PART = Pattern.compile("\\[[a-z0-9]+]");
    private static final Pattern LINES = Pattern.compile("L([0-9]+(?:[,-] ?L?[0-9]+)*)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private NamedClauses() {}

    /**
     * The clauses in the order of the text; empty where it names none.
     *
     * @param index the clauses of the index
     */
    static Set<String> in(String text, Set<String> index) {
        Set<String> named = new LinkedHashSet<>();
        for (String cited : text.split(";")) {
            References.indexed(cited.strip(), index).ifPresent(named::add);
        }
        Matcher clause = CLAUSE.matcher(text);
        while (clause.find()) {
            List<String> parts = new ArrayList<>();
            PART.matcher(clause.group(2)).results().forEach(part -> parts.add(part.group()));
            parts.forEach(part -> named.add(clause.group(1) + part));
            if (parts.isEmpty()) {
                named.add(clause.group(1));
            }
        }
        Matcher lines = LINES.matcher(text);
        while (lines.find()) {
            NUMBER.matcher(lines.group(1)).results().forEach(line -> named.add("L" + line.group()));
        }
        return named;
    }
}
