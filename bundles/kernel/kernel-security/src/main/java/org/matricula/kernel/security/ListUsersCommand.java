package org.matricula.kernel.security;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists the users of the realm. */
@Service
@Command(scope = "security", name = "user-list", description = "Lists the users with their roles")
public final class ListUsersCommand extends DomainCommand {

    @Reference
    private UserAdministration users;

    @Override
    protected Object run(Caller caller) {
        return users.list(caller);
    }
}
