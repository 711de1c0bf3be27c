package org.matricula.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.matricula.benchmarks.raw.RawResults;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.PackRef;

/**
 * Reads one student's 18 results over REST with a token, and from a raw servlet with JDBC in the same container on the
 * same data source; the two take turns on 16 connections.
 */
public final class ResultsRead {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 6;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final String REST = "/api/v1/assessment/students/%d/results";

    private final TestDatabase.Kind kind;
    private final Installation installation;
    private final Backed backed;

    private ResultsRead(TestDatabase.Kind kind, Installation installation, Backed backed) {
        this.kind = kind;
        this.installation = installation;
        this.backed = backed;
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            for (int size : Settings.sizes(2_000)) {
                Installation installation = Installation.unpack("results");
                try (Backed backed = new Backed(kind, installation)) {
                    new ResultsRead(kind, installation, backed).run(size);
                }
            }
        }
        System.exit(0);
    }

    private void run(int size) throws Exception {
        installation.start();
        String token = "Bearer " + installation.token();
        installation.stop();
        List<Long> students = backed.seed(bulk -> {
            Population.award(bulk);
            return new Population(bulk, "usw")
                    .registered(size, Population.MODULES)
                    .withResults(new PackRef("pack-usw-taught", "1.0.0", "0".repeat(64)))
                    .students();
        });
        RawBundle.deploy(installation.home(), RawResults.class, "assessment");
        installation.start();
        List<String> rest = students.stream().map(REST::formatted).toList();
        List<String> raw =
                students.stream().map(id -> RawResults.PATH + "/" + id).toList();
        compare(rest.get(size / 2), token, raw.get(size / 2));
        Report.heading("one student's results, " + kind + ", " + size + " students, " + CONNECTIONS + " connections");
        Load.run(installation.process(), raw, null, CONNECTIONS, WARM_UP.dividedBy(3));
        Load.run(installation.process(), rest, token, CONNECTIONS, WARM_UP);
        Load.Measured rawly = null;
        Load.Measured byRest = null;
        for (int i = 0; i < ROUNDS; i++) {
            Load.Measured one = Load.run(installation.process(), raw, null, CONNECTIONS, ROUND);
            Load.Measured other = Load.run(installation.process(), rest, token, CONNECTIONS, ROUND);
            rawly = rawly == null ? one : rawly.and(one);
            byRest = byRest == null ? other : byRest.and(other);
        }
        print("raw servlet with JDBC", rawly);
        print("REST with token", byRest);
        Report.line(
                "REST has %.2f of the raw servlet's throughput, for %.2f times its CPU",
                byRest.requestsPerSecond() / rawly.requestsPerSecond(), byRest.cpuMicros() / rawly.cpuMicros());
    }

    private static void print(String name, Load.Measured measured) {
        Report.line(
                "%-28s %8.0f requests/s  p50 %.2f ms  p99 %.2f ms  %.0f us of the container's CPU for each",
                name, measured.requestsPerSecond(), measured.millis(0.5), measured.millis(0.99), measured.cpuMicros());
    }

    /** Both must say the same, or the comparison is worth nothing. */
    private static void compare(String rest, String token, String raw) throws Exception {
        Installation.Answer plain = Installation.get(raw, null);
        for (int i = 0; i < 100 && plain.status() != 200; i++) {
            TimeUnit.MILLISECONDS.sleep(200);
            plain = Installation.get(raw, null);
        }
        Installation.Answer answer = Installation.get(rest, token);
        ObjectMapper mapper = new ObjectMapper();
        if (answer.status() != 200 || plain.status() != 200) {
            throw new IllegalStateException(answer + "\n" + plain);
        }
        if (!mapper.readTree(answer.body()).equals(mapper.readTree(plain.body()))) {
            Report.line("the answers differ:%n%s%n%s", answer.body(), plain.body());
        }
    }
}
