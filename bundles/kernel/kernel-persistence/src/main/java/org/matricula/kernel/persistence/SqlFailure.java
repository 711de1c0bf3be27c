package org.matricula.kernel.persistence;

import java.sql.SQLException;

/** The database refused a statement. */
public class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps what the driver said. */
    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** True when a unique or foreign key, or a check, refused the row (SQL state class 23). */
    public boolean integrityViolated() {
        for (Throwable t = getCause(); t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && violates(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean violates(SQLException sql) {
        for (SQLException e = sql; e != null; e = e.getNextException()) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("23")) {
                return true;
            }
        }
        return false;
    }
}
