package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.RegulationsAdmin;

/** Takes a version off the list that was refused, or never approved. */
@Service
@Command(
        scope = "regulations",
        name = "discard",
        description = "Takes a version off the list that was refused, or never approved")
public final class DiscardCommand extends DomainCommand {

    @Reference
    private RegulationsAdmin admin;

    @Argument(index = 0, name = "pack", description = "The pack, for instance usw-taught", required = true)
    private String id;

    @Argument(
            index = 1,
            name = "version",
            description = "The version; 'unknown' for what is unreadable",
            required = true)
    private String version;

    @Argument(index = 2, name = "reason", description = "Why, for the audit trail", required = true)
    private String reason;

    @Override
    protected Object run(Caller caller) {
        admin.discard(caller, id, version, reason);
        return "Discarded " + id + " " + version;
    }
}
