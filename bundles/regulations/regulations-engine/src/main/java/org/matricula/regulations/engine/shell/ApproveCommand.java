package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.api.ReplayId;

/** Approves a verified version in the user's name. */
@Service
@Command(scope = "regulations", name = "approve", description = "Approves a verified version in your name")
public final class ApproveCommand extends VersionCommand {

    @Reference
    private RegulationsAdmin admin;

    @Option(name = "--replay", description = "The finished replay that the approval rests on")
    private String replay;

    @Argument(index = 2, name = "reason", description = "Why; kept with the pack", required = true)
    private String reason;

    @Override
    protected Object run(Caller caller) {
        return PackView.of(
                admin.approve(caller, id, version, reason, replay == null ? null : ReplayId.valueOf(replay)));
    }
}
