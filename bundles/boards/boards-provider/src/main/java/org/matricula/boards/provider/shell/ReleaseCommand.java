package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Publishes the decisions of a meeting. */
@Service
@Command(scope = "boards", name = "release", description = "Publishes all decisions of a meeting at one instant")
public final class ReleaseCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Reference
    private BoardAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return MeetingLine.of(admin.release(caller, MeetingId.valueOf(meeting)).record());
    }
}
