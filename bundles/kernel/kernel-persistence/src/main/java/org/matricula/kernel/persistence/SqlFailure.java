package org.matricula.kernel.persistence;

import java.sql.SQLException;
import java.util.NoSuchElementException;

/** The database refused a statement. */
public class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps what the driver said. */
    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** True when a unique or foreign key, or a check, refused the row (SQL state class 23). */
    public boolean integrityViolated() {
        return in(getCause(), "23");
    }

    /**
     * True when a database gave the work up because another's held what it needed: a deadlock, or a lock waited for too
     * long (SQL state class 40). Done again, it can succeed.
     *
     * @param thrown whatever was thrown, by a driver, JPA or {@link Sql}
     */
    public static boolean collided(Throwable thrown) {
        return in(thrown, "40");
    }

    /**
     * True when the database did not answer: it is down, going down or coming up (SQL state classes 08 and 57P), or the pool
     * of connections had none in time. Done again when it is back, it can succeed.
     *
     * @param thrown whatever was thrown, by a driver, a pool, JPA or {@link Sql}
     */
    public static boolean unreachable(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException && t.getCause() instanceof NoSuchElementException) {
                return true;
            }
        }
        return in(thrown, "08") || in(thrown, "57P");
    }

    private static boolean in(Throwable thrown, String stateClass) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && isOf(sql, stateClass)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(SQLException sql, String stateClass) {
        for (SQLException e = sql; e != null; e = e.getNextException()) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(stateClass)) {
                return true;
            }
        }
        return false;
    }
}
