package org.matricula.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The distribution, unpacked and started as an operator would, with the users of the tests in its realm. */
final class Container {

    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    private static final Duration BOOT = Duration.ofSeconds(180);
    private static final Duration SHORT = Duration.ofSeconds(60);

    private final Path home;
    private final Ports ports;
    private final Map<User, Rest> rests = new EnumMap<>(User.class);
    private Process process;
    private int readLines;

    private Container(Path home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    /** Unpacks the distribution into a folder of its own, which is emptied before. */
    static Container unpack(String name, Ports ports) {
        ports.requireFree();
        Path folder = Path.of(System.getProperty("matricula.workplace", "target"), name);
        try {
            delete(folder);
            Files.createDirectories(folder);
            run("tar", "xzf", System.getProperty("matricula.distribution"), "-C", folder.toString());
            Container container = new Container(folder.resolve("matricula").toAbsolutePath(), ports);
            container.configure("org.ops4j.pax.web.cfg", "org.osgi.service.http.port", ports.http());
            container.configure("org.apache.karaf.shell.cfg", "sshPort", ports.ssh());
            container.configure("org.apache.karaf.management.cfg", "rmiRegistryPort", ports.registry());
            container.configure("org.apache.karaf.management.cfg", "rmiServerPort", ports.server());
            return container;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is installed. */
    Path home() {
        return home;
    }

    /** Where it listens. */
    Ports ports() {
        return ports;
    }

    /** The process, while it runs. */
    ProcessHandle java() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    /** Starts it and waits until every domain answers; users are added at the first start. */
    void start() {
        long began = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // the process that we started is then the JVM itself, whose id is the one to be killed
        builder.environment().put("KARAF_EXEC", "exec");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("console.log").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rests.clear();
        Rest anonymous = Rest.anonymous(ports.http());
        Await.until("every domain answers: " + home, BOOT, () -> {
            if (!process.isAlive()) {
                throw new Await.Hopeless("the process ended, see " + home.resolve("console.log"));
            }
            Answer status = anonymous.get("status");
            return status.status() == 200 && Domains.missing(status.json()).isEmpty();
        });
        Await.until("the first administrator is there", SHORT, () -> Files.exists(passwordFile()));
        LOG.info("{} answers after {} ms", home, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        addUsers();
    }

    private void addUsers() {
        Path file = home.resolve("etc/users.properties");
        String users = read(file);
        if (!users.contains(User.REGISTRAR.login())) {
            String lines = Arrays.stream(User.values())
                    .map(User::line)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("\n", "\n", "\n"));
            try {
                // the realm reads its file as every properties file was read once
                Files.writeString(file, lines, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Await.until(
                "the realm knows the users of the tests",
                SHORT,
                () -> as(User.AUDITOR).get("tokens/current").status() == 200);
    }

    /** Kills it, as a power cut would, and waits until it is gone. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        gone();
    }

    /** Asks it to stop, and kills it when it does not. */
    void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(SHORT.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void gone() {
        Await.until("the process is gone", SHORT, () -> !process.isAlive());
    }

    /** REST as somebody, by password; one client for each user and start. */
    synchronized Rest as(User user) {
        return rests.computeIfAbsent(user, u -> Rest.withPassword(ports.http(), u.login(), password(u)));
    }

    /** REST without credentials. */
    Rest anonymous() {
        return Rest.anonymous(ports.http());
    }

    /** A client for the shell as somebody. */
    Shell shell(User user) {
        return new Shell(ports.ssh(), user.login(), password(user));
    }

    /** The password of somebody; the administrator's is where the platform said. */
    String password(User user) {
        return user == User.ADMINISTRATOR ? read(passwordFile()).strip() : user.password();
    }

    private Path passwordFile() {
        return home.resolve("etc/initial-administrator-password.txt");
    }

    /** The lines of the log. */
    List<String> log() {
        Path log = home.resolve("data/log/karaf.log");
        return Files.exists(log) ? read(log).lines().toList() : List.of();
    }

    /** The lines of the log at level ERROR that were not asked for before. */
    synchronized List<String> newErrors() {
        List<String> errors = new ArrayList<>();
        List<String> lines = log();
        // a log that was rolled over begins anew
        for (String line : lines.subList(Math.min(readLines, lines.size()), lines.size())) {
            if (line.contains("| ERROR |")) {
                errors.add(line);
            }
        }
        readLines = lines.size();
        return errors;
    }

    /** Sets one value of a configuration file. */
    void configure(String file, String key, Object value) {
        Path path = home.resolve("etc").resolve(file);
        try {
            List<String> lines = new ArrayList<>();
            if (Files.exists(path)) {
                lines.addAll(Files.readAllLines(path));
            }
            lines.removeIf(line -> line.matches("\\s*" + key.replace(".", "\\.") + "\\s*=.*"));
            lines.add(key + " = " + value);
            Files.write(path, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tool of the JDK that runs the container, for instance {@code jcmd}. */
    String tool(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
