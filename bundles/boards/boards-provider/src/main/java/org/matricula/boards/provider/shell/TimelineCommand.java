package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.TimelineEvent;
import org.matricula.boards.api.Timelines;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;

/** Shows which version of the regulations governed which event of a student, and why. */
@Service
@Command(
        scope = "boards",
        name = "timeline",
        description = "Shows which version of the regulations governed which event of a student, and why")
public final class TimelineCommand extends DomainCommand {

    @Argument(index = 0, name = "student", description = "The student's identity", required = true)
    private String student;

    @Reference
    private Timelines timelines;

    @Override
    protected Object run(Caller caller) {
        return timelines.of(caller, StudentId.valueOf(student)).stream()
                .map(TimelineCommand::line)
                .toList();
    }

    private static Line line(TimelineEvent event) {
        return new Line(
                event.session().toString(),
                event.event(),
                event.kind().name(),
                pack(event.governing()),
                pack(event.ruled()),
                event.reason());
    }

    private static String pack(PackRef pack) {
        return pack == null ? null : pack.id() + " " + pack.version();
    }

    /**
     * An event.
     *
     * @param session when
     * @param event what
     * @param kind of which kind
     * @param governing the pack that governs it
     * @param ruled the pack that ruled
     * @param reason why
     */
    public record Line(String session, String event, String kind, String governing, String ruled, String reason) {}
}
