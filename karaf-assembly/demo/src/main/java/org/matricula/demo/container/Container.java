package org.matricula.demo.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.matricula.demo.DemonstrationException;

/** The distribution, unpacked afresh and run as a process of its own. */
public final class Container {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LAST_LINES = 15;

    private final Path home;
    private final Path output;
    private final Ports ports;
    private Process process;

    private Container(Path home, Path output, Ports ports) {
        this.home = home;
        this.output = output;
        this.ports = ports;
    }

    /** Unpacks the distribution; what an earlier run left, its data too, goes. */
    public static Container unpack(Path distribution, Path directory, Ports ports) {
        Path home = directory.resolve("matricula");
        try {
            delete(home);
            TarGz.unpack(distribution, directory);
            ports.configure(home.resolve("etc"));
        } catch (IOException e) {
            throw new DemonstrationException("The distribution cannot be unpacked: " + e, e);
        }
        return new Container(home, directory.resolve("karaf.out"), ports);
    }

    /** Starts it; it is stopped when this program ends in whatever way. */
    public void start() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        // daemon: the script becomes the server, so that stopping the one stops the other
        List<String> command = windows
                ? List.of(home.resolve("bin/karaf.bat").toString(), "server")
                : List.of(home.resolve("bin/karaf").toString(), "daemon");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("EXTRA_JAVA_OPTS", "-Duser.timezone=UTC");
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new DemonstrationException("The container cannot be started: " + e, e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "matricula-demo-stop"));
    }

    /**
     * Waits a little.
     *
     * @throws DemonstrationException when the container ended meanwhile
     */
    public void pause(Duration time) {
        try {
            if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DemonstrationException("The container ended with code " + process.exitValue()
                        + "; its last words (" + output + "):\n" + lastWords());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemonstrationException("The demonstration was interrupted", e);
        }
    }

    /** Waits until the container ends by itself or somebody stops it. */
    public void serve() {
        process.onExit().join();
    }

    /** Stops the container in good order, and with force when that takes too long. */
    public void stop() {
        if (process == null || !process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    /** The password that the first start made for the user 'administrator'; null while there is none. */
    public String password() {
        try {
            return Files.isReadable(passwordFile())
                    ? Files.readString(passwordFile()).strip()
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where that password stands. */
    public Path passwordFile() {
        return home.resolve("etc").resolve("initial-administrator-password.txt");
    }

    /** Where it was unpacked. */
    public Path home() {
        return home;
    }

    /** Its ports. */
    public Ports ports() {
        return ports;
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e + ")";
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
