package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.RegulationsAdmin;

/** Puts an approved version into force. */
@Service
@Command(scope = "regulations", name = "activate", description = "Puts an approved version into force")
public final class ActivateCommand extends VersionCommand {

    @Reference
    private RegulationsAdmin admin;

    @Argument(index = 2, name = "reason", description = "Why, for the audit trail", required = true)
    private String reason;

    @Override
    protected Object run(Caller caller) {
        return PackView.of(admin.activate(caller, id, version, reason));
    }
}
