package org.matricula.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.matricula.kernel.testing.TestDatabase;

/** What a run measures, from the properties {@code benchmark.*}. */
final class Settings {

    private Settings() {}

    static List<TestDatabase.Kind> databases() {
        return Stream.of(System.getProperty("benchmark.databases", "derby,postgresql")
                        .split(","))
                .map(name -> TestDatabase.Kind.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }

    static List<Integer> sizes(Integer... usual) {
        String wanted = System.getProperty("benchmark.sizes", "");
        return wanted.isBlank()
                ? List.of(usual)
                : Stream.of(wanted.split(","))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList();
    }

    static Path folder() {
        return Path.of(System.getProperty("benchmark.folder", "target")).toAbsolutePath();
    }

    static Path mappings() {
        return Path.of(System.getProperty(
                "benchmark.mappings", "karaf-assembly/distribution/src/main/resources/etc/mappings"));
    }

    static Path distribution() {
        return Path.of(System.getProperty("benchmark.distribution"));
    }
}
