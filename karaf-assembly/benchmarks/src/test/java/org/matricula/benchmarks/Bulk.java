package org.matricula.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Plain JDBC on one connection. */
final class Bulk {

    static final int BATCH = 500;
    private static final int BLOCK = 1000;

    private final Connection connection;
    private long nextId;
    private long lastId;

    Bulk(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    Connection connection() {
        return connection;
    }

    /** The next identifier, out of blocks as the platform takes them. */
    long id() throws SQLException {
        if (nextId == lastId) {
            nextId = reserve(BLOCK);
            lastId = nextId + BLOCK;
        }
        return nextId++;
    }

    /** Reserves identifiers in a transaction that ends here; to be called at the beginning of one. */
    long reserve(int howMany) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update kernel_identifiers set next_value = next_value + " + howMany);
            try (ResultSet rs = statement.executeQuery("select next_value from kernel_identifiers")) {
                rs.next();
                long first = rs.getLong(1) - howMany;
                connection.commit();
                return first;
            }
        }
    }

    PreparedStatement insert(String table, String... columns) throws SQLException {
        return connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.length, "?")) + ")");
    }

    /** {@code (?, ?, ...)} with so many places. */
    static String places(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }

    /** Adds rows in batches. */
    static void write(PreparedStatement insert, List<Object[]> rows) throws SQLException {
        int pending = 0;
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
            }
            insert.addBatch();
            if (++pending % BATCH == 0) {
                insert.executeBatch();
            }
        }
        if (pending % BATCH != 0) {
            insert.executeBatch();
        }
    }

    /** Binds a list, filled up with its last value, behind other parameters. */
    static void bind(PreparedStatement statement, int from, int places, List<?> values) throws SQLException {
        for (int i = 0; i < places; i++) {
            statement.setObject(from + i, values.get(Math.min(i, values.size() - 1)));
        }
    }

    void seed(String table, List<Object[]> rows, String... columns) throws SQLException {
        try (PreparedStatement insert = insert(table, columns)) {
            for (int from = 0; from < rows.size(); from += 20 * BATCH) {
                write(insert, rows.subList(from, Math.min(rows.size(), from + 20 * BATCH)));
                connection.commit();
            }
        }
    }

    static Object[] row(Object... values) {
        return values;
    }

    static List<String> columns(String text) {
        return Arrays.asList(text.split(", "));
    }
}
