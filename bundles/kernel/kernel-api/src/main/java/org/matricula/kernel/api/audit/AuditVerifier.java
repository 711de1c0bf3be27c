package org.matricula.kernel.api.audit;

import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Checks that nobody altered the audit trail. */
public interface AuditVerifier {

    /** Needed to verify and read the trail. */
    Privilege READ = new Privilege("audit.read");

    /** Recomputes the chain from its beginning. Needs {@link #READ}. */
    AuditVerification verify(Caller caller);
}
