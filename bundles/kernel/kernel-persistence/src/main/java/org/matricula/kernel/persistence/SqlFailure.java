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
        return isOfClass("23");
    }

    /**
     * True when the transaction met another one: it broke a key, or it was given up because both waited for each other
     * (SQL state classes 23 and 40). Done again it may pass.
     */
    public boolean crossed() {
        return integrityViolated() || isOfClass("40");
    }

    private boolean isOfClass(String stateClass) {
        for (Throwable t = getCause(); t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && isOfClass(sql, stateClass)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfClass(SQLException sql, String stateClass) {
        for (SQLException e = sql; e != null; e = e.getNextException()) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(stateClass)) {
                return true;
            }
        }
        return false;
    }
}
