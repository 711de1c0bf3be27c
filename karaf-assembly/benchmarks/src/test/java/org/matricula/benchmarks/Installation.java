package org.matricula.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The distribution, unpacked and started as an operator would. */
final class Installation {

    static final int HTTP = Integer.getInteger("benchmark.port", 8197);

    private static final int SSH = HTTP - 80;
    private static final int REGISTRY = HTTP - 7000;
    private static final int SERVER = HTTP + 36300;
    private static final int DOMAINS = 11;
    private static final long PATIENCE_SECONDS = 180;
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final Pattern UP = Pattern.compile("\"up\"\\s*:\\s*true");
    private static final Pattern DOWN = Pattern.compile("\"up\"\\s*:\\s*false");

    private final Path home;
    private Process process;

    /**
     * How long a start took, in seconds from the start of the process.
     *
     * @param firstAnswer until the first answered request
     * @param allDomains until every domain answered
     * @param cpu how much of all processors it had taken by then, which other work disturbs less
     */
    record Start(double firstAnswer, double allDomains, double cpu) {}

    /**
     * What came back.
     *
     * @param status 0 when nobody listens
     */
    record Answer(int status, String body) {}

    private Installation(Path home) {
        this.home = home;
    }

    static Installation unpack(String name) throws IOException, InterruptedException {
        Path folder = Settings.folder().resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
        Process tar = new ProcessBuilder("tar", "xzf", Settings.distribution().toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IllegalStateException("tar failed");
        }
        Installation installation = new Installation(folder.resolve("matricula"));
        installation.configure("org.ops4j.pax.web.cfg", "org.osgi.service.http.port", HTTP);
        installation.configure("org.apache.karaf.shell.cfg", "sshPort", SSH);
        installation.configure("org.apache.karaf.management.cfg", "rmiRegistryPort", REGISTRY);
        installation.configure("org.apache.karaf.management.cfg", "rmiServerPort", SERVER);
        return installation;
    }

    Path home() {
        return home;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    void configure(String file, String key, Object value) throws IOException {
        Path path = home.resolve("etc").resolve(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        lines.removeIf(line -> line.matches("\\s*" + Pattern.quote(key) + "\\s*=.*"));
        lines.add(key + " = " + value);
        Files.write(path, lines);
    }

    Start start() throws IOException, InterruptedException {
        for (int port : new int[] {HTTP, SSH, REGISTRY, SERVER}) {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // the process that we started is then the JVM itself
        builder.environment().put("KARAF_EXEC", "exec");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("console.log").toFile()));
        long began = System.nanoTime();
        process = builder.start();
        double first = 0;
        while (true) {
            Answer status = get("/api/v1/status", null);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (status.status() == 200) {
                first = first == 0 ? seconds : first;
                if (UP.matcher(status.body()).results().count() >= DOMAINS
                        && !DOWN.matcher(status.body()).find()) {
                    return new Start(first, seconds, cpuSeconds());
                }
            }
            if (!process.isAlive() || seconds > PATIENCE_SECONDS) {
                throw new IllegalStateException("does not start, see " + home + "; " + status);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** A token of the first administrator. */
    String token() throws IOException {
        String password = Files.readString(home.resolve("etc/initial-administrator-password.txt"))
                .strip();
        String credentials =
                Base64.getEncoder().encodeToString(("administrator:" + password).getBytes(StandardCharsets.UTF_8));
        String body =
                send("POST", "/api/v1/tokens", "Basic " + credentials, null).body();
        return body.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    static Answer get(String path, String authorization) throws IOException {
        HttpURLConnection connection = open(path, authorization);
        try {
            int status = connection.getResponseCode();
            return new Answer(status, read(connection));
        } catch (java.net.SocketException nobodyListens) {
            return new Answer(0, "");
        }
    }

    /** Sends JSON; an empty body where it is null. */
    static Answer send(String method, String path, String authorization, String json) throws IOException {
        HttpURLConnection connection = open(path, authorization);
        connection.setRequestMethod(method);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write((json == null ? "" : json).getBytes(StandardCharsets.UTF_8));
        }
        return new Answer(connection.getResponseCode(), read(connection));
    }

    private static HttpURLConnection open(String path, String authorization) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + HTTP + path).toURL().openConnection();
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private static String read(HttpURLConnection connection) throws IOException {
        try (InputStream in =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
