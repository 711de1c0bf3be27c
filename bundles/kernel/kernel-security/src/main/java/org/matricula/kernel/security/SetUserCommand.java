package org.matricula.kernel.security;

import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Adds a user of the realm, or changes one. No password is ever an argument: those are remembered. */
@Service
@Command(
        scope = "security",
        name = "user-set",
        description = "Adds a user, or changes password and roles; asks for the password")
public final class SetUserCommand extends DomainCommand {

    @Option(
            name = "--password-file",
            description = "Take the password from the one line of this file, which nobody but its owner may read")
    private String file;

    @Option(name = "--keep-password", description = "Leave the password as it is")
    private boolean keep;

    @Argument(index = 0, name = "name", description = "The user's name", required = true)
    private String name;

    @Argument(
            index = 1,
            name = "roles",
            description = "All roles from now on: registrar@usw, auditor@*, ssh; none to leave them as they are",
            multiValued = true)
    private List<String> roles;

    @Reference
    private UserAdministration users;

    @Override
    protected Object run(Caller caller) throws IOException {
        caller.require(UserAdministration.USERS);
        return users.set(caller, name, roles == null ? List.of() : roles, password());
    }

    private String password() throws IOException {
        if (keep) {
            return null;
        }
        if (file != null) {
            return PasswordFile.read(file);
        }
        String password = secret("Password: ");
        if (!password.equals(secret("Again: "))) {
            throw Problem.invalid("password", null, "must be the same both times")
                    .exception();
        }
        return password;
    }
}
