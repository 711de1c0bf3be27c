package org.matricula.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private EmbeddedPostgres server;

    private ResultsRead(TestDatabase.Kind kind, Installation installation) {
        this.kind = kind;
        this.installation = installation;
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            for (int size : Settings.sizes(2_000)) {
                ResultsRead benchmark = new ResultsRead(kind, Installation.unpack("results"));
                try {
                    benchmark.run(size);
                } finally {
                    benchmark.end();
                }
            }
        }
        System.exit(0);
    }

    private void run(int size) throws Exception {
        if (kind == TestDatabase.Kind.POSTGRESQL) {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_prepared_transactions", "64")
                    .start();
            String file = "org.ops4j.datasource-matricula.cfg";
            installation.configure(file, "osgi.jdbc.driver.name", "PostgreSQL JDBC Driver");
            installation.configure(file, "url", server.getJdbcUrl("postgres", "postgres"));
            installation.configure(file, "user", "postgres");
            installation.configure(file, "password", "postgres");
            installation.configure(file, "jdbc.factory.poolStatements", "false");
        }
        installation.start();
        String token = "Bearer " + installation.token();
        // Derby belongs to one process: seeded while the container is down
        installation.stop();
        List<Long> students = seed(size);
        RawBundle.deploy(installation.home());
        installation.start();
        List<String> rest = students.stream().map(REST::formatted).toList();
        List<String> raw = students.stream().map(id -> RawBundle.PATH + id).toList();
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

    private List<Long> seed(int size) throws SQLException {
        String folder = installation.home().resolve("data/derby/matricula").toString();
        String url =
                kind == TestDatabase.Kind.DERBY ? "jdbc:derby:" + folder : server.getJdbcUrl("postgres", "postgres");
        List<Long> students;
        try (Connection connection = DriverManager.getConnection(url)) {
            Bulk bulk = new Bulk(connection);
            Population.award(bulk);
            students = new ArrayList<>(new Population(bulk, "usw")
                    .registered(size, Population.MODULES)
                    .withResults(new PackRef("pack-usw-taught", "1.0.0", "0".repeat(64)))
                    .students());
            if (kind == TestDatabase.Kind.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze");
                }
                connection.commit();
            }
        }
        if (kind == TestDatabase.Kind.DERBY) {
            try {
                DriverManager.getConnection(url + ";shutdown=true").close();
            } catch (SQLException ended) {
                // Derby reports the end of a database as an exception
            }
        }
        return students;
    }

    private void end() throws Exception {
        installation.stop();
        if (server != null) {
            server.close();
        }
        Path console = installation.home().resolve("console.log");
        if (Files.exists(console) && Files.size(console) > 0) {
            Report.line("console: %s", console);
        }
    }
}
