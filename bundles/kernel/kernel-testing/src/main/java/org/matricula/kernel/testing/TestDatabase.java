package org.matricula.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import javax.transaction.TransactionManager;
import javax.transaction.xa.XAException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.apache.geronimo.transaction.manager.GeronimoTransactionManager;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Migrator;
import org.matricula.kernel.persistence.internal.BlockIdentifiers;
import org.matricula.kernel.persistence.internal.JdbcAuditTrail;
import org.matricula.kernel.persistence.internal.JdbcOutbox;
import org.matricula.kernel.persistence.internal.JtaTransactions;
import org.matricula.kernel.persistence.internal.Postman;
import org.matricula.kernel.persistence.internal.SystemClock;
import org.postgresql.xa.PGXADataSource;

/**
 * A fresh database with the kernel's services on it, wired as in the container: managed connections, JTA, EclipseLink
 * units. Tables of the kernel and of every domain given are migrated from the class path, once for the JVM; the next
 * database with the same tables is a copy.
 */
public final class TestDatabase implements AutoCloseable {

    /** The databases that the platform runs on. */
    public enum Kind {
        /** Derby in memory. */
        DERBY,
        /** A real PostgreSQL server, started once for the JVM. */
        POSTGRESQL
    }

    private static final String MEMORY = "memory:";
    private static final Map<String, String> TEMPLATES = new HashMap<>();

    private static EmbeddedPostgres server;

    private final TransactionManager manager;
    private final BasicManagedDataSource dataSource;
    private final String name;
    private final String derbyName;
    private final Clock clock = new SystemClock();
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final JdbcAuditTrail auditTrail;
    private final JdbcOutbox outbox;
    private final Postman postman;
    private final Map<String, EntityManagerFactory> factories = new HashMap<>();

    /** An empty database with the kernel's tables and those of the domains. */
    public TestDatabase(Kind kind, String... domains) {
        this(kind, MEMORY, template(kind, domains), List.of());
    }

    /** The same with a Derby that writes to files in a folder, as the installed one does; for measuring. */
    public static TestDatabase onDisk(Kind kind, Path folder, String... domains) {
        return new TestDatabase(kind, folder.toAbsolutePath() + "/", template(kind, domains), List.of());
    }

    /**
     * @param template what it is a copy of; null for a new one
     * @param migrated whose tables are migrated in a new one
     */
    private TestDatabase(Kind kind, String derbyPlace, String template, List<String> migrated) {
        try {
            manager = new GeronimoTransactionManager();
            String unique = UUID.randomUUID().toString().replace("-", "");
            name = "matricula" + unique;
            derbyName = derbyPlace + name;
            dataSource = new BasicManagedDataSource();
            dataSource.setTransactionManager(manager);
            dataSource.setXaDataSourceInstance(
                    kind == Kind.DERBY ? derby(derbyName, template) : postgresql(name, template));
            dataSource.setMaxTotal(16);
            dataSource.setPoolPreparedStatements(true);
        } catch (XAException | SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        migrated.forEach(this::migrate);
        transactions = new JtaTransactions(manager);
        identifiers = new BlockIdentifiers(dataSource, transactions);
        auditTrail = new JdbcAuditTrail(dataSource, identifiers, transactions, clock);
        outbox = new JdbcOutbox(dataSource, identifiers, clock);
        postman = new Postman(dataSource, transactions, clock);
    }

    private static synchronized String template(Kind kind, String... domains) {
        return TEMPLATES.computeIfAbsent(kind + " " + String.join(" ", domains), unknown -> migrated(kind, domains));
    }

    private static String migrated(Kind kind, String... domains) {
        List<String> all = new ArrayList<>(List.of(domains));
        all.add(0, "kernel");
        try (TestDatabase made = new TestDatabase(kind, MEMORY, null, all)) {
            return kind == Kind.DERBY ? made.backup() : made.name;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String backup() throws SQLException, IOException {
        Path folder = Files.createTempDirectory("matricula");
        try (Connection connection = plainConnection();
                CallableStatement call = connection.prepareCall("call syscs_util.syscs_backup_database(?)")) {
            call.setString(1, folder.toString());
            call.execute();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(Path::toFile).forEach(File::deleteOnExit);
        }
        return folder.resolve(name).toString();
    }

    /** The shared data source. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** A connection without pool and transaction manager. */
    public Connection plainConnection() {
        try {
            return dataSource.getXaDataSourceInstance() instanceof PGXADataSource xa
                    ? DriverManager.getConnection(xa.getUrl(), xa.getUser(), xa.getPassword())
                    : DriverManager.getConnection("jdbc:derby:" + derbyName);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Transactions on it. */
    public Transactions transactions() {
        return transactions;
    }

    /** Identifiers from it. */
    public Identifiers identifiers() {
        return identifiers;
    }

    /** The audit trail in it; also the verifier. */
    public JdbcAuditTrail auditTrail() {
        return auditTrail;
    }

    /** The outbox in it. */
    public Outbox outbox() {
        return outbox;
    }

    /** Who delivers the events of the outbox. */
    public Postman postman() {
        return postman;
    }

    /** The clock of the services above. */
    public Clock clock() {
        return clock;
    }

    /** Applies a domain's migrations again, as a second start would. */
    public int migrate(String domain) {
        return new Migrator(dataSource, true).migrate(domain, scripts(domain));
    }

    /** The scripts of a domain on the class path, file name to text. */
    public static Map<String, String> scripts(String domain) {
        String folder = "/migrations/" + domain;
        URL url = TestDatabase.class.getResource(folder);
        if (url == null) {
            throw new IllegalArgumentException("no folder " + folder + " on the class path");
        }
        try {
            if ("jar".equals(url.getProtocol())) {
                try (FileSystem jar = FileSystems.newFileSystem(url.toURI(), Map.of())) {
                    return read(jar.getPath(folder));
                }
            }
            return read(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A template for a persistence unit on the class path; the unit is made once. */
    public JpaTemplate jpa(String unit) {
        OutsideContainer.manager(manager);
        return new TestJpaTemplate(factories.computeIfAbsent(unit, this::factory), transactions);
    }

    private EntityManagerFactory factory(String unit) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("javax.persistence.jtaDataSource", dataSource);
        properties.put("eclipselink.target-server", OutsideContainer.class.getName());
        properties.put("eclipselink.weaving", "false");
        properties.put("eclipselink.session-name", unit + name);
        return Persistence.createEntityManagerFactory(unit, properties);
    }

    @Override
    public void close() {
        auditTrail.deactivate();
        postman.deactivate();
        factories.values().forEach(EntityManagerFactory::close);
        try {
            dataSource.close();
            if (dataSource.getXaDataSourceInstance() instanceof EmbeddedXADataSource) {
                String end = derbyName.startsWith(MEMORY) ? ";drop=true" : ";shutdown=true";
                DriverManager.getConnection("jdbc:derby:" + derbyName + end);
            }
        } catch (SQLException dropped) {
            // Derby reports the end of a database as an exception
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    scripts.put(file.getFileName().toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return scripts;
    }

    private static XADataSource derby(String name, String template) throws SQLException {
        String made = template == null ? ";create=true" : ";createFrom=" + template;
        DriverManager.getConnection("jdbc:derby:" + name + made).close();
        EmbeddedXADataSource xa = new EmbeddedXADataSource();
        xa.setDatabaseName(name);
        return xa;
    }

    private static XADataSource postgresql(String name, String template) throws IOException, SQLException {
        synchronized (TestDatabase.class) {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_prepared_transactions", "64")
                        .start();
            }
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + (template == null ? "" : " template " + template));
        }
        PGXADataSource xa = new PGXADataSource();
        xa.setUrl(server.getJdbcUrl("postgres", name));
        xa.setReWriteBatchedInserts(true);
        return xa;
    }
}
