package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Endorses what needs nobody's discretion. */
@Service
@Command(scope = "boards", name = "endorse", description = "Endorses proposals that need no discretion and harm nobody")
public final class EndorseCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Reference
    private BoardAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return admin.endorse(caller, MeetingId.valueOf(meeting)) + " proposals are endorsed.";
    }
}
