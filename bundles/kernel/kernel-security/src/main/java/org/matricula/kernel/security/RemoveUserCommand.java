package org.matricula.kernel.security;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Removes a user of the realm. */
@Service
@Command(scope = "security", name = "user-remove", description = "Removes a user, whose tokens end within a minute")
public final class RemoveUserCommand extends DomainCommand {

    @Argument(index = 0, name = "name", description = "The user's name", required = true)
    private String name;

    @Reference
    private UserAdministration users;

    @Override
    protected Object run(Caller caller) {
        users.remove(caller, name);
        return name + " is removed.";
    }
}
