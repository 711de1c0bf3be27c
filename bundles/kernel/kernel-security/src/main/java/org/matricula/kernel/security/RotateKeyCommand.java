package org.matricula.kernel.security;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.shell.DomainCommand;

/** Makes a new key for signatures. */
@Service
@Command(
        scope = "security",
        name = "rotate-key",
        description = "Makes a new key, which signs documents and envelopes from now on; older signatures stay genuine")
public final class RotateKeyCommand extends DomainCommand {

    private static final Privilege ROTATE = new Privilege("security.rotate");

    @Reference
    private KeyFolder keys;

    @Reference
    private AuditTrail audit;

    @Reference
    private Transactions transactions;

    @Override
    protected Object run(Caller caller) {
        caller.require(ROTATE);
        return transactions.required(() -> {
            String id = keys.rotate().id();
            audit.record(caller, AuditEntry.created(null, "security.rotate", "key/" + id, id));
            return "The key " + id + " signs from now on.";
        });
    }
}
