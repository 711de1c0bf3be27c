package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.RegulationsAdmin;

/** Takes a version out of force without a successor. */
@Service
@Command(scope = "regulations", name = "retire", description = "Takes a version out of force without a successor")
public final class RetireCommand extends VersionCommand {

    @Reference
    private RegulationsAdmin admin;

    @Argument(index = 2, name = "reason", description = "Why, for the audit trail", required = true)
    private String reason;

    @Override
    protected Object run(Caller caller) {
        return PackView.of(admin.retire(caller, id, version, reason));
    }
}
