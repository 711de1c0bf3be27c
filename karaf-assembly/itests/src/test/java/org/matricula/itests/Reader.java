package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.matricula.itests.Guide.Block;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Somebody who follows a guide from its first line to its last in a folder of its own, with one session of bash for all
 * commands of the machine and the container's shell for its commands. What a guide calls by a name of its own, such as
 * the institution {@code usw}, may stand for another here.
 */
final class Reader implements AutoCloseable {

    private static final String END = "--- the reader is here ---";
    private static final Pattern ANSWERS = Pattern.compile("\\s+# (.*)$");
    private static final Pattern EXAMPLE = Pattern.compile("\\d{3,}");
    private static final Pattern NUMBER = Pattern.compile("(?m)\\| (\\d{3,})\\s*$");
    private static final Pattern REFUSED = Pattern.compile("\"kind\":\"REFUSED\"|\"refused\":[1-9]");
    private static final String PATIENCE = "150";
    private static final int SHOWN = 1500;
    private static final Duration HEALING = Duration.ofSeconds(60);

    /**
     * What a session begins with: a curl that takes a refusal for a failure, and is told the password that it would ask
     * for at a terminal.
     */
    private static final String PREAMBLE =
            """
            set -euo pipefail
            trap 'echo "line $LINENO: $BASH_COMMAND"' ERR
            curl() {
              local arguments=()
              while [ $# -gt 0 ]; do
                arguments+=("$1")
                if [ "$1" = -u ]; then
                  case $2 in
                    *:*) arguments+=("$2") ;;
                    administrator) arguments+=("$2:$ADMINISTRATOR_PASSWORD") ;;
                    *) arguments+=("$2:first-password") ;;
                  esac
                  shift
                fi
                shift
              done
              command curl -sS --fail-with-body "${arguments[@]}" | tee "$ANSWER" || {
                cat "$ANSWER" >&2
                return 22
              }
            }
            """;

    private final Path folder;
    private final Container container;
    private final Map<String, String> standsFor = new LinkedHashMap<>();
    private final Process bash;
    private final Writer keyboard;
    private final BufferedReader screen;

    /**
     * Opens a session.
     *
     * @param folder where the reader stands; beside the container's folders and the verifier
     */
    Reader(Container container, Path folder) throws IOException {
        this.container = container;
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        for (String own : List.of("bin", "data", "deploy", "etc")) {
            Files.createSymbolicLink(folder.resolve(own), container.home().resolve(own));
        }
        Path verifier = Path.of(System.getProperty("matricula.verifier"));
        Files.createSymbolicLink(folder.resolve(verifier.getFileName()), verifier);
        ProcessBuilder builder = new ProcessBuilder("timeout", PATIENCE, "bash", "--noprofile", "--norc");
        builder.redirectErrorStream(true).directory(this.folder.toFile());
        builder.environment().put("MATRICULA", container.home().toString());
        builder.environment().put("ANSWER", this.folder.resolve("answer").toString());
        builder.environment().put("ADMINISTRATOR_PASSWORD", container.password(User.ADMINISTRATOR));
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + ":" + path);
        bash = builder.start();
        keyboard = bash.outputWriter();
        screen = bash.inputReader();
        Files.writeString(
                this.folder.resolve("hill-college.pack.yaml"), Guide.text("docs/guides/hill-college.pack.yaml"));
        says("http://localhost:8181", "http://127.0.0.1:" + container.ports().http());
        typed("bash", PREAMBLE);
    }

    /** From now on a word of the guide stands for another. */
    void says(String word, String meaning) {
        standsFor.put("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])", Matcher.quoteReplacement(meaning));
    }

    /** Does what a block says, or looks whether it is what it says that it is. */
    void follow(Block block) throws IOException {
        String text = meant(block.text());
        if (block.file() != null) {
            Path file = folder.resolve(meant(block.file()));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        switch (block.language()) {
            case "sh" -> run(block, text);
            case "console" -> type(block, text);
            case "json" -> json(block, text);
            case "xml" -> xml(block, text);
            case "csv" -> table(block, text);
            case "yaml" -> assertTrue(block + " is the text of a file that a command reads", block.file() != null);
            case "text" -> assertTrue(block + " shows something", !text.isBlank());
            default -> throw new AssertionError(block + ": nobody follows '" + block.language() + "'");
        }
    }

    private String meant(String text) {
        String meant = text;
        for (Map.Entry<String, String> word : standsFor.entrySet()) {
            meant = meant.replaceAll(word.getKey(), word.getValue());
        }
        return meant;
    }

    private void run(Block block, String commands) throws IOException {
        // as many lines down as in the guide, so that whatever goes wrong is told by the line of the guide
        Path script = folder.resolve("block.sh");
        Files.writeString(script, "\n".repeat(block.line() - 1) + commands);
        typed(block.guide(), ". ./block.sh < /dev/null\n");
    }

    private void typed(String guide, String commands) throws IOException {
        keyboard.write(commands + "echo '" + END + "'\n");
        keyboard.flush();
        StringBuilder output = new StringBuilder();
        for (String line = screen.readLine(); line != null; line = screen.readLine()) {
            boolean ended = line.endsWith(END);
            output.append(line, 0, line.length() - (ended ? END.length() : 0)).append('\n');
            if (ended) {
                assertFalse(guide + " " + output, REFUSED.matcher(output).find());
                return;
            }
        }
        throw new AssertionError(guide + " ... " + output.substring(Math.max(0, output.length() - SHOWN)));
    }

    private void type(Block block, String text) {
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            Matcher answers = ANSWERS.matcher(lines[i]);
            String shown = answers.find() ? answers.group(1) : "";
            String where = block.guide() + " line " + (block.line() + i);
            String output = entered(where, meant(answers.replaceFirst("")));
            // the numbers beside a command are those of its answer, in that order
            Matcher number = NUMBER.matcher(output);
            EXAMPLE.matcher(shown).results().forEach(example -> {
                assertTrue(where + " answers with no number: " + output, number.find());
                says(example.group(), number.group(1));
            });
        }
    }

    private String entered(String where, String command) {
        boolean approval = command.startsWith("regulations:approve");
        try (Shell shell = approval
                ? new Shell(container.ports().ssh(), "the.secretary", Campus.PASSWORD)
                : container.shell(User.ADMINISTRATOR)) {
            Shell.Output output = shell.run(command);
            assertEquals(where + ": " + command + "\n" + output.text(), 0, output.status());
            assertTrue(where + ": " + output.text(), !output.text().contains("Error executing command"));
            if (command.startsWith("bundle:start")) {
                Await.until("every domain answers again", HEALING, () -> Domains.missing(
                                container.anonymous().get("status").json())
                        .isEmpty());
            }
            return output.text();
        }
    }

    /** An answer may be shown shortened by dots. */
    private static void json(Block block, String text) {
        try {
            new ObjectMapper().readTree(text.replaceAll(",\\s*\\.\\.\\.", ""));
        } catch (JsonProcessingException e) {
            throw new AssertionError(block.toString(), e);
        }
    }

    private static void xml(Block block, String text) {
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(block.toString(), e);
        }
    }

    private static void table(Block block, String text) {
        long columns = text.lines().findFirst().orElseThrow().split(",", -1).length;
        text.lines().forEach(line -> assertEquals(block + ": columns of " + line, columns, line.split(",", -1).length));
    }

    @Override
    public void close() {
        try {
            keyboard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            bash.destroyForcibly();
        }
    }
}
