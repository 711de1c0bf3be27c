package org.matricula.kernel.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;

/**
 * Reads and writes sets of rows on a domain's data source, in the transaction of the thread. SQL is always a constant
 * with parameters; value types (identifiers, codes, sessions as their first year, percentages, instants as UTC
 * timestamps, enum names) are bound as what they are stored as.
 */
public final class Sql {

    private static final int FETCH_SIZE = 1000;
    private static final int BATCH_SIZE = 500;

    private static final ThreadLocal<Calendar> UTC =
            ThreadLocal.withInitial(() -> Calendar.getInstance(TimeZone.getTimeZone("UTC")));

    private final DataSource dataSource;

    /** Works on the given data source. */
    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes an object of the row that the result set stands on. */
    @FunctionalInterface
    public interface Row<T> {

        /** Reads the present row. */
        T map(ResultSet rs) throws SQLException;
    }

    /** Takes the row that the result set stands on. */
    @FunctionalInterface
    public interface RowConsumer {

        /** Reads the present row. */
        void accept(ResultSet rs) throws SQLException;
    }

    /** All rows of a query. */
    public <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        List<T> result = new ArrayList<>();
        each(sql, rs -> result.add(row.map(rs)), parameters);
        return result;
    }

    /** The first row of a query; empty also when the row maps to null. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
        List<T> rows = query(sql, row, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /** Reads rows one by one without keeping them. */
    public void each(String sql, RowConsumer consumer, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            bind(statement, parameters);
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    consumer.accept(rs);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Executes one insert, update or delete and tells how many rows it touched. */
    public int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Executes one statement for many rows of parameters. */
    public void batch(String sql, Collection<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int pending = 0;
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
                if (++pending % BATCH_SIZE == 0) {
                    statement.executeBatch();
                }
            }
            if (pending % BATCH_SIZE != 0) {
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** {@code (?, ?, ?)} for a list of values; a query for an empty list is not worth asking. */
    public static String in(int values) {
        if (values == 0) {
            throw new IllegalArgumentException("no values to compare with");
        }
        return "(" + String.join(", ", Collections.nCopies(values, "?")) + ")";
    }

    /** Parameters put one behind the other; collections are spread. */
    public static Object[] all(Object... parameters) {
        List<Object> flat = new ArrayList<>();
        for (Object parameter : parameters) {
            if (parameter instanceof Collection<?> several) {
                flat.addAll(several);
            } else if (parameter instanceof Object[] several) {
                Collections.addAll(flat, several);
            } else {
                flat.add(parameter);
            }
        }
        return flat.toArray();
    }

    /** {@code insert into table (a, b) values (?, ?)}. */
    public static String insert(String table, String... columns) {
        StringJoiner names = new StringJoiner(", ", "insert into " + table + " (", ") values ");
        for (String column : columns) {
            names.add(column);
        }
        return names + in(columns.length);
    }

    /** An instant that is stored as a UTC timestamp; null when the column is. */
    public static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column, utc());
        return value == null ? null : value.toInstant();
    }

    /** A local date and time, kept as it is whatever the zone of the machine; null when the column is. */
    public static LocalDateTime localDateTime(ResultSet rs, String column) throws SQLException {
        Instant value = instant(rs, column);
        return value == null ? null : LocalDateTime.ofInstant(value, ZoneOffset.UTC);
    }

    /** A date; null when the column is. */
    public static LocalDate localDate(ResultSet rs, String column) throws SQLException {
        Date value = rs.getDate(column);
        return value == null ? null : value.toLocalDate();
    }

    // Derby wants the column's type, which costs a round trip on PostgreSQL, which takes any
    private static int nullType(PreparedStatement statement, int index) throws SQLException {
        boolean derby = statement.getConnection().getMetaData().getDriverName().contains("Derby");
        return derby ? statement.getParameterMetaData().getParameterType(index) : Types.NULL;
    }

    // Derby takes no java.time, so the zone goes by a calendar; drivers work on it, so each thread has its own
    private static Calendar utc() {
        return UTC.get();
    }

    /** An exact decimal without trailing zeros; null when the column is. */
    public static BigDecimal decimal(ResultSet rs, String column) throws SQLException {
        BigDecimal value = rs.getBigDecimal(column);
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, nullType(statement, index));
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof Identifier id) {
            statement.setLong(index, id.value());
        } else if (value instanceof InstitutionCode code) {
            statement.setString(index, code.value());
        } else if (value instanceof AcademicSession session) {
            statement.setInt(index, session.startYear());
        } else if (value instanceof Percent percent) {
            statement.setBigDecimal(index, percent.value());
        } else if (value instanceof Instant instant) {
            statement.setTimestamp(index, Timestamp.from(instant), utc());
        } else if (value instanceof LocalDateTime local) {
            statement.setTimestamp(index, Timestamp.from(local.toInstant(ZoneOffset.UTC)), utc());
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, Date.valueOf(date));
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setObject(index, value);
        }
    }
}
