package org.matricula.regulations.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes of findings that stand in the sources of a module's rules: {@code Rules.LATE.failed("TOO_LATE", ...)}, and
 * the same through a helper such as {@code demand} or {@code fails}. Codes that are put together or are names of enums
 * are not seen here; cases bring them about.
 *
 * @param states each code with what it may find: {@code TOO_LATE.failed}
 * @param anyState codes of which a condition chooses, so that only one of the two may come about
 */
public record FindingCodes(Set<String> states, Set<String> anyState) {

    private static final Path RULES = Path.of("src/main/java");
    private static final Pattern CALL = Pattern.compile(
            "\\b(met|failed|finding|calculated|demand|demandUnlessApproved|warn|advise|manual|fails|passes|require)\\(");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]*[A-Z0-9])\"");
    private static final String MET = ".met";
    private static final String FAILED = ".failed";

    /** Reads the sources of the module under test. */
    static FindingCodes ofSources() {
        FindingCodes codes = new FindingCodes(new TreeSet<>(), new TreeSet<>());
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.getParent().endsWith("rules"))
                    .toList()) {
                codes.read(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private void read(String source) {
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            int place = 0;
            // the rule, or the list of findings, stands before the code
            while (place < arguments.size()
                    && place < 2
                    && !arguments.get(place).contains("\"")) {
                place++;
            }
            if (place < arguments.size()) {
                note(call.group(1), arguments.get(place), place + 1 < arguments.size() ? arguments.get(place + 1) : "");
            }
        }
    }

    private void note(String method, String argument, String result) {
        Matcher code = CODE.matcher(argument);
        while (code.find()) {
            boolean alone = argument.equals(code.group());
            if (!alone) {
                anyState.add(code.group(1));
                continue;
            }
            boolean calculated = method.equals("calculated");
            if (!method.equals("failed") && !(calculated && result.equals("false"))) {
                states.add(code.group(1) + MET);
            }
            if (!method.equals("met") && !(calculated && result.equals("true"))) {
                states.add(code.group(1) + FAILED);
            }
            if (method.equals("demandUnlessApproved")) {
                states.add(code.group(1) + "_APPROVED" + MET);
            }
        }
    }

    /** The arguments of a call, from behind its opening parenthesis. */
    private static List<String> arguments(String source, int start) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = start;
        boolean text = false;
        for (int i = start; i < source.length(); i++) {
            char one = source.charAt(i);
            if (one == '"') {
                text = !text;
            } else if (!text && (one == '(' || one == '{')) {
                depth++;
            } else if (!text && depth > 0 && (one == ')' || one == '}')) {
                depth--;
            } else if (!text && depth == 0 && (one == ',' || one == ')')) {
                arguments.add(source.substring(from, i).strip());
                from = i + 1;
                if (one == ')') {
                    return arguments;
                }
            }
        }
        return arguments;
    }
}
