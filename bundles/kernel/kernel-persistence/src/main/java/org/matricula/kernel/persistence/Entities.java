package org.matricula.kernel.persistence;

import java.sql.SQLException;
import javax.persistence.EntityManager;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.matricula.kernel.api.Problem;

/**
 * Single records as entities of a domain's persistence unit. Every write is flushed before it returns, so that SQL in
 * the same transaction sees it and a violated key shows where it happened.
 */
public final class Entities {

    private final JpaTemplate jpa;

    /** Works with a unit's template. */
    public Entities(JpaTemplate jpa) {
        this.jpa = jpa;
    }

    /** Reads in the transaction of the thread, or in one of its own. */
    public <T> T read(EmFunction<T> work) {
        return jpa.txExpr(TransactionType.Required, work);
    }

    /**
     * Writes in the transaction of the thread, or in one of its own.
     *
     * @throws org.matricula.kernel.api.ProblemException 412 when the record was changed meanwhile
     * @throws SqlFailure when the database refuses the row
     */
    public <T> T write(EmFunction<T> work) {
        try {
            return jpa.txExpr(TransactionType.Required, em -> flushed(em, work));
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    private static <T> T flushed(EntityManager em, EmFunction<T> work) {
        try {
            T result = work.apply(em);
            em.flush();
            return result;
        } catch (PersistenceException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockException) {
                return Problem.of(Problem.Kind.STALE, "The record was changed meanwhile.")
                        .exception();
            }
            if (t instanceof SQLException sql) {
                return new SqlFailure(sql);
            }
            if (t instanceof org.matricula.kernel.api.ProblemException problem) {
                return problem;
            }
        }
        return failure;
    }
}
