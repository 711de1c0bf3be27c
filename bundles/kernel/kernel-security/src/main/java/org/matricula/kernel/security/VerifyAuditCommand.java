package org.matricula.kernel.security;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.audit.AuditVerifier;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Checks that nobody altered the audit trail. */
@Service
@Command(
        scope = "audit",
        name = "verify",
        description = "Recomputes the chain of the audit trail and reports what is not sealed yet")
public final class VerifyAuditCommand extends DomainCommand {

    @Reference
    private AuditVerifier verifier;

    @Override
    protected Object run(Caller caller) {
        return verifier.verify(caller);
    }
}
