package org.matricula.kernel.api.security;

import java.util.Set;
import org.matricula.kernel.api.Problem;

/**
 * The person or system on whose behalf something is done. Service methods take it first, demand a privilege of it and
 * pass its scope to their store.
 *
 * @param name the user name in the container's realm, as it appears in the audit trail
 * @param privileges the names of the privileges held
 * @param scope the institutions whose records may be seen and changed
 */
public record Caller(String name, Set<String> privileges, Scope scope) {

    /** Copies the privileges. */
    public Caller {
        privileges = Set.copyOf(privileges);
    }

    /** True when the privilege is held. */
    public boolean may(Privilege privilege) {
        return privileges.contains(privilege.name());
    }

    /**
     * Refuses a caller without the privilege.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 when the privilege is not held
     */
    public void require(Privilege privilege) {
        if (!may(privilege)) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "This needs the privilege '" + privilege.name() + "'.")
                    .exception();
        }
    }
}
