package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.RegulationsAdmin;

/** Puts the version back into force that was in force before. */
@Service
@Command(
        scope = "regulations",
        name = "rollback",
        description = "Puts the version back into force that was in force before")
public final class RollbackCommand extends DomainCommand {

    @Reference
    private RegulationsAdmin admin;

    @Argument(index = 0, name = "pack", description = "The pack, for instance usw-taught", required = true)
    private String id;

    @Argument(index = 1, name = "reason", description = "Why, for the audit trail", required = true)
    private String reason;

    @Override
    protected Object run(Caller caller) {
        return PackView.of(admin.rollback(caller, id, reason));
    }
}
