package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.RegulationsAdmin;

/** Puts an approved version into force. */
@Service
@Command(scope = "regulations", name = "activate", description = "Puts an approved version into force")
public final class ActivateCommand extends DomainCommand {

    @Reference
    private RegulationsAdmin admin;

    @Argument(index = 0, name = "pack", description = "The pack, for instance usw-taught", required = true)
    private String id;

    @Argument(index = 1, name = "version", description = "The version, for instance 1.0.0", required = true)
    private String version;

    @Argument(index = 2, name = "reason", description = "Why, for the audit trail", required = true)
    private String reason;

    @Override
    protected Object run(Caller caller) {
        return PackView.of(admin.activate(caller, id, version, reason));
    }
}
