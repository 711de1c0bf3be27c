package org.matricula.kernel.api.security;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * The same person, as a domain asks others on that person's behalf: whoever may have something done need not be
     * allowed to do all that it takes. To be used after the person's own privilege has been checked.
     *
     * @param within the institutions that the work is about; never more than the work justifies
     * @param needed what the work needs, and nothing else
     */
    public Caller acting(Scope within, Privilege... needed) {
        return new Caller(name, Stream.of(needed).map(Privilege::name).collect(Collectors.toSet()), within);
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
