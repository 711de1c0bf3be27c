package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Same facts, same numbers, same ruling: no clock, no chance, no input or output, no memory, no binary fractions. */
public class PurityTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("\\b(double|float|Double|Float)\\b"),
            Pattern.compile("\\b(Clock|Random|ThreadLocal|SecureRandom|UUID)\\b"),
            Pattern.compile("\\.now\\(|currentTimeMillis|nanoTime"),
            Pattern.compile("import java\\.(io|net|nio\\.file|sql|util\\.concurrent)\\b"),
            Pattern.compile("\\bSystem\\.(?!arraycopy)"),
            Pattern.compile(
                    "^\\s*(private|public|protected)?\\s*static (?!final|class|<|record|[\\w.<>\\[\\], ?]+\\()"));

    @Test
    public void nothingImpureIsUsed() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                check(file, found);
            }
        }
        assertTrue(String.join("\n", found), found.isEmpty());
    }

    @Test
    public void theVersionIsThatOfThePackage() throws IOException {
        String declared = Files.readString(SOURCES.resolve("org/matricula/policies/taught/package-info.java"));
        assertTrue(declared.contains("@Version(\"" + TaughtPolicyFamily.VERSION + "\")"));
        assertEquals(3, TaughtPolicyFamily.VERSION.split("\\.").length);
    }

    private static void check(Path file, List<String> found) throws IOException {
        for (String line : Files.readAllLines(file)) {
            boolean comment = line.strip().startsWith("*") || line.strip().startsWith("/");
            if (!comment
                    && FORBIDDEN.stream()
                            .anyMatch(pattern -> pattern.matcher(line).find())) {
                found.add(file.getFileName() + ": " + line.strip());
            }
        }
    }
}
