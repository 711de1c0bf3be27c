package org.matricula.kernel.persistence.internal;

import java.util.function.Supplier;
import javax.transaction.HeuristicMixedException;
import javax.transaction.HeuristicRollbackException;
import javax.transaction.InvalidTransactionException;
import javax.transaction.NotSupportedException;
import javax.transaction.RollbackException;
import javax.transaction.Status;
import javax.transaction.SystemException;
import javax.transaction.Transaction;
import javax.transaction.TransactionManager;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Transactions} on the container's transaction manager. */
@Component
public final class JtaTransactions implements Transactions {

    private final TransactionManager manager;

    /** Uses the container's manager. */
    @Activate
    public JtaTransactions(@Reference TransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public <T> T required(Supplier<T> work) {
        try {
            return manager.getStatus() == Status.STATUS_NO_TRANSACTION ? begun(work) : joined(work);
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction manager failed", e);
        }
    }

    @Override
    public <T> T requiresNew(Supplier<T> work) {
        try {
            Transaction outer = manager.suspend();
            try {
                return begun(work);
            } finally {
                if (outer != null) {
                    manager.resume(outer);
                }
            }
        } catch (SystemException | InvalidTransactionException e) {
            throw new IllegalStateException("the transaction manager failed", e);
        }
    }

    private <T> T joined(Supplier<T> work) throws SystemException {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            manager.setRollbackOnly();
            throw e;
        }
    }

    private <T> T begun(Supplier<T> work) throws SystemException {
        try {
            manager.begin();
        } catch (NotSupportedException e) {
            throw new IllegalStateException("a transaction is active already", e);
        }
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            manager.rollback();
            throw e;
        }
        try {
            manager.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException e) {
            throw new IllegalStateException("the transaction could not be committed", e);
        }
        return result;
    }
}
