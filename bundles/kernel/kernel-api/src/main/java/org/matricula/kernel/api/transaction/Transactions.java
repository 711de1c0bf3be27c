package org.matricula.kernel.api.transaction;

import java.util.function.Supplier;

/**
 * Work that commits or rolls back as one, whichever domains take part. Any exception rolls everything back.
 */
public interface Transactions {

    /** Joins the transaction of the thread or begins one; commits when it began one and the work returns. */
    <T> T required(Supplier<T> work);

    /** Always begins a transaction of its own; one that the thread is in waits meanwhile. */
    <T> T requiresNew(Supplier<T> work);

    /** {@link #required(Supplier)} for work without a result. */
    default void run(Runnable work) {
        required(() -> {
            work.run();
            return null;
        });
    }
}
