package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.students.api.StudentId;

/** Shows a meeting, or one of its candidates with facts and rulings. */
@Service
@Command(scope = "boards", name = "show", description = "Shows a meeting, or a candidate with facts and rulings")
public final class ShowCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Argument(index = 1, name = "student", description = "The student's identity")
    private String student;

    @Reference
    private Boards boards;

    @Override
    protected Object run(Caller caller) {
        MeetingId id = MeetingId.valueOf(meeting);
        return student == null
                ? boards.meeting(caller, id).record()
                : CandidateSheet.of(boards.candidate(caller, id, StudentId.valueOf(student)));
    }
}
