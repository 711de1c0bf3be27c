package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;

/** Runs the cases of a version again. */
@Service
@Command(scope = "regulations", name = "verify", description = "Runs the cases of a version again")
public final class VerifyCommand extends VersionCommand {

    @Reference
    private RegulationsAdmin admin;

    @Reference
    private Regulations regulations;

    @Override
    protected Object run(Caller caller) {
        PackStatus status = admin.verify(caller, id, version);
        // what was refused may be no pack at all
        int cases = status.state() == PackState.REJECTED
                ? 0
                : regulations
                        .named(caller, id, status.ref().version())
                        .descriptor()
                        .cases();
        return VerifiedPack.of(status, cases);
    }
}
