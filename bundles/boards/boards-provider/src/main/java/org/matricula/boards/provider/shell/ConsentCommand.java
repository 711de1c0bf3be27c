package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Records the external examiner's consent. */
@Service
@Command(scope = "boards", name = "consent", description = "Records the award external examiner's consent")
public final class ConsentCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Argument(index = 1, name = "examiner", description = "The external examiner's name", required = true)
    private String examiner;

    @Reference
    private BoardAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return MeetingLine.of(
                admin.consent(caller, MeetingId.valueOf(meeting), examiner).record());
    }
}
