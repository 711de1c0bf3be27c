package org.matricula.kernel.api.security;

import org.matricula.kernel.api.InstitutionCode;

/** What the roles of a user in the realm give, whoever asks. */
@FunctionalInterface
public interface RealmRoles {

    /**
     * Whether the realm knows the user with a role that gives the privilege at the institution; true for everybody where
     * the realm cannot list its users, as a directory service may not.
     */
    boolean give(String user, Privilege privilege, InstitutionCode institution);
}
