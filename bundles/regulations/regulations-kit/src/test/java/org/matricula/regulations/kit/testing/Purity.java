package org.matricula.regulations.kit.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Same facts, same numbers, same ruling: no clock, no chance, no input or output, no memory, no binary fractions. */
public final class Purity {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("\\b(double|float|Double|Float)\\b"),
            Pattern.compile("\\b(Clock|Random|ThreadLocal|SecureRandom|UUID)\\b"),
            Pattern.compile("\\.now\\(|currentTimeMillis|nanoTime"),
            Pattern.compile("import java\\.(io|net|nio\\.file|sql|util\\.concurrent)\\b"),
            Pattern.compile("\\bSystem\\.(?!arraycopy)"),
            Pattern.compile(
                    "^\\s*(private|public|protected)?\\s*static (?!final|class|<|record|[\\w.<>\\[\\], ?]+\\()"));

    private Purity() {}

    /** Fails with the lines of the module's sources that do anything impure. */
    public static void assertSourcesArePure() {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                check(file, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(String.join("\n", found), found.isEmpty());
    }

    /** Fails unless the version that goes into digests is that of the package. */
    public static void assertVersion(String packageName, String version) {
        Path declaration = SOURCES.resolve(packageName.replace('.', '/')).resolve("package-info.java");
        try {
            assertTrue(declaration.toString(), Files.readString(declaration).contains("@Version(\"" + version + "\")"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(3, version.split("\\.").length);
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
