package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Starts the job that freezes facts and proposes. */
@Service
@Command(scope = "boards", name = "propose", description = "Freezes facts and proposes by rulings, as a job")
public final class ProposeCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Reference
    private BoardAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return "Job " + admin.propose(caller, MeetingId.valueOf(meeting)) + " proposes.";
    }
}
