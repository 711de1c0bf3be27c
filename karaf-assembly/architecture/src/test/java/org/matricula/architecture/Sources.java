package org.matricula.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in the source tree beside the classes: modules, migrations, features. */
final class Sources {

    private static final Path ROOT = Path.of(System.getProperty("matricula.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Path BUNDLES = ROOT.resolve("bundles");
    private static final Pattern MODULE = Pattern.compile("<module>([\\w/-]+)</module>");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("(?:create (?:unique )?index|create sequence|create view|(?<!drop )constraint) (\\w+)");
    private static final Pattern REFERENCE = Pattern.compile("references (\\w+)");

    private Sources() {}

    /**
     * A module below bundles.
     *
     * @param domain its folder's folder
     * @param name its folder
     * @param folder where it is
     */
    record Module(String domain, String name, Path folder) {

        String pom() {
            return read(folder.resolve("pom.xml"));
        }

        /** Its bnd file; empty when it has none. */
        String bnd() {
            Path file = folder.resolve("bnd.bnd");
            return Files.exists(file) ? read(file) : "";
        }

        /** Its persistence unit; empty when it has none. */
        String persistence() {
            Path file = folder.resolve("src/main/resources/META-INF/persistence.xml");
            return Files.exists(file) ? read(file) : "";
        }

        /** True when it has classes. */
        boolean hasClasses() {
            return Files.exists(folder.resolve("src/main/java"));
        }
    }

    /**
     * A migration.
     *
     * @param bundle the module that it is in
     * @param domain the folder that it is in
     * @param path where it is
     */
    record Script(String bundle, String domain, Path path) {

        /** The tables that it creates, by name, with their columns. */
        Map<String, String> tables() {
            Map<String, String> tables = new TreeMap<>();
            Matcher matcher = TABLE.matcher(read(path));
            while (matcher.find()) {
                tables.put(matcher.group(1), matcher.group(2));
            }
            return tables;
        }

        /** The names of its indexes, sequences, views and constraints. */
        List<String> named() {
            return all(NAMED, read(path));
        }

        /** The tables that its foreign keys point to. */
        List<String> references() {
            return all(REFERENCE, read(path));
        }
    }

    /** The bundles, as the build has them; an archetype is none. */
    static List<Module> modules() {
        return all(MODULE, read(BUNDLES.resolve("pom.xml"))).stream()
                .map(path -> new Module(path.split("/")[0], path.split("/")[1], BUNDLES.resolve(path)))
                .filter(module -> !module.pom().contains("<packaging>maven-archetype</packaging>"))
                .toList();
    }

    /** The migrations of all modules. */
    static List<Script> migrations() {
        List<Script> scripts = new ArrayList<>();
        for (Module module : modules()) {
            Path folder = module.folder().resolve("src/main/resources/migrations");
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> scripts.add(new Script(
                                    module.name(),
                                    file.getParent().getFileName().toString(),
                                    file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return scripts;
    }

    /** The classes of a module as they are written, by path. */
    static Map<Path, String> classes(Module module) {
        Map<Path, String> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(module.folder().resolve("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> classes.put(file, read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    /** A file of features. */
    static String features(String name) {
        return read(ROOT.resolve("features").resolve(name).resolve("src/main/feature/feature.xml"));
    }

    /** How the distribution is assembled. */
    static String distribution() {
        return read(ROOT.resolve("karaf-assembly/distribution/pom.xml"));
    }

    /** Every match's first group. */
    static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
