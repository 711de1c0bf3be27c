package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Substitution;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.students.api.StudentId;

/** Records the board's decision on one student. */
@Service
@Command(scope = "boards", name = "decide", description = "Records the board's decision on one student")
public final class DecideCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Argument(index = 1, name = "student", description = "The student's identity", required = true)
    private String student;

    @Argument(index = 2, name = "decision", description = "One of the candidate's options", required = true)
    private String decision;

    @Option(name = "--reason", description = "Why; needed where it is not the proposal or harms the student")
    private String reason;

    @Option(name = "--failed", description = "For SUBSTITUTE: the code of the failed module")
    private String failed;

    @Option(name = "--by", description = "For SUBSTITUTE: the code of the module that takes its place")
    private String by;

    @Option(name = "--replaces", description = "How many decisions were recorded so far, where one stands already")
    private Long replaces;

    @Reference
    private BoardAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return admin.decide(
                caller,
                MeetingId.valueOf(meeting),
                StudentId.valueOf(student),
                decision,
                reason,
                null,
                failed == null && by == null ? null : new Substitution(failed, by),
                replaces);
    }
}
