package org.matricula.kernel.security;

import java.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/**
 * Who the realm says somebody is.
 *
 * @param user the user name
 * @param roles the roles as the realm has them: {@code registrar@usw}
 */
record Identity(String user, Set<String> roles) {

    /** Reads the principals of a signed-in subject; null when there is no user among them. */
    static Identity of(Subject subject) {
        if (subject == null) {
            return null;
        }
        String user = subject.getPrincipals(UserPrincipal.class).stream()
                .map(Principal::getName)
                .findFirst()
                .orElse(null);
        Set<String> roles = new TreeSet<>();
        subject.getPrincipals(RolePrincipal.class).forEach(role -> roles.add(role.getName()));
        return user == null ? null : new Identity(user, roles);
    }
}
