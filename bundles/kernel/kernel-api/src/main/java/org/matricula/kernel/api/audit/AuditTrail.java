package org.matricula.kernel.api.audit;

import java.util.List;
import org.matricula.kernel.api.security.Caller;

/**
 * Keeps who did what, when and why. Entries are written in the business transaction, so there is no change without its
 * entry and no entry without its change; one sealer chains them by hash afterwards.
 */
public interface AuditTrail {

    /** Records entries in the transaction of the thread. */
    void record(Caller caller, List<AuditEntry> entries);

    /** Records one entry in the transaction of the thread. */
    default void record(Caller caller, AuditEntry entry) {
        record(caller, List.of(entry));
    }
}
