package org.matricula.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the demonstration was asked to do.
 *
 * @param distribution the distribution's archive
 * @param directory below which it is unpacked
 * @param students how many students the university has
 * @param port the port for HTTP
 * @param exit true to end after the summary
 */
record Options(Path distribution, Path directory, int students, int port, boolean exit) {

    private static final int MOST_STUDENTS = 50_000;
    private static final int MOST_PORTS = 65_535;

    static Options of(Properties given) {
        Path distribution = Path.of(text(given, "demo.distribution"));
        if (!Files.isRegularFile(distribution)) {
            throw new DemonstrationException(
                    "There is no distribution at " + distribution + "; build it first: mvn -B -DskipTests install");
        }
        return new Options(
                distribution,
                Path.of(text(given, "demo.directory")).toAbsolutePath(),
                number(given, "demo.students", 1, MOST_STUDENTS),
                number(given, "demo.port", 1, MOST_PORTS),
                Boolean.parseBoolean(text(given, "demo.exit")));
    }

    private static int number(Properties given, String name, int lowest, int highest) {
        String text = text(given, name);
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < lowest || Integer.parseInt(text) > highest) {
            throw new DemonstrationException(
                    "-D" + name + "=" + text + " must be a whole number from " + lowest + " to " + highest);
        }
        return Integer.parseInt(text);
    }

    private static String text(Properties given, String name) {
        String text = given.getProperty(name);
        if (text == null || text.isBlank()) {
            throw new DemonstrationException("-D" + name + " must be given");
        }
        return text.strip();
    }
}
