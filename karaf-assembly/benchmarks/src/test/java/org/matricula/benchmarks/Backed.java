package org.matricula.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.matricula.kernel.testing.TestDatabase;

/** The distribution on one of the databases, whose tables are filled while the container is down. */
final class Backed implements AutoCloseable {

    private final TestDatabase.Kind kind;
    private final Installation installation;
    private final EmbeddedPostgres server;

    /** Fills tables. */
    @FunctionalInterface
    interface Seeding<T> {

        T fill(Bulk bulk) throws SQLException;
    }

    Backed(TestDatabase.Kind kind, Installation installation) throws Exception {
        this.kind = kind;
        this.installation = installation;
        this.server = kind == TestDatabase.Kind.POSTGRESQL
                ? EmbeddedPostgres.builder()
                        .setServerConfig("max_prepared_transactions", "64")
                        .start()
                : null;
        if (server != null) {
            String file = "org.ops4j.datasource-matricula.cfg";
            installation.configure(file, "osgi.jdbc.driver.name", "PostgreSQL JDBC Driver");
            installation.configure(file, "url", server.getJdbcUrl("postgres", "postgres"));
            installation.configure(file, "user", "postgres");
            installation.configure(file, "password", "postgres");
            installation.configure(file, "jdbc.factory.poolStatements", "false");
        }
    }

    /** Derby belongs to one process, so the container must be down. */
    <T> T seed(Seeding<T> seeding) throws SQLException {
        String folder = installation.home().resolve("data/derby/matricula").toString();
        String url = server == null ? "jdbc:derby:" + folder : server.getJdbcUrl("postgres", "postgres");
        T filled;
        try (Connection connection = DriverManager.getConnection(url)) {
            filled = seeding.fill(new Bulk(connection));
            if (kind == TestDatabase.Kind.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze");
                }
            }
            connection.commit();
        }
        if (server == null) {
            try {
                DriverManager.getConnection(url + ";shutdown=true").close();
            } catch (SQLException ended) {
                // Derby reports the end of a database as an exception
            }
        }
        return filled;
    }

    @Override
    public void close() throws Exception {
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
