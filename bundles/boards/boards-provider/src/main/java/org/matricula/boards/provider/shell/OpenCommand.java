package org.matricula.boards.provider.shell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Opens a meeting. */
@Service
@Command(scope = "boards", name = "open", description = "Opens a board meeting and pins the packs in force")
public final class OpenCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "The institution's code", required = true)
    private String institution;

    @Argument(index = 1, name = "session", description = "The session that it closes: 2026/27", required = true)
    private String session;

    @Argument(index = 2, name = "point", description = "AFTER_FIRST_SIT or AFTER_RESITS", required = true)
    private String point;

    @Argument(index = 3, name = "heldOn", description = "The day of the meeting: 2027-06-24", required = true)
    private String heldOn;

    @Argument(index = 4, name = "chair", description = "Who chairs it", required = true)
    private String chair;

    @Option(name = "--programme", description = "Only this programme (identity)", multiValued = true)
    private List<String> programmes = List.of();

    @Reference
    private BoardAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return admin.open(
                        caller,
                        new MeetingRequest(
                                InstitutionCode.valueOf(institution),
                                AcademicSession.valueOf(session),
                                point,
                                day(),
                                chair,
                                programmes.stream().map(ProgrammeId::valueOf).toList()))
                .record();
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(heldOn);
        } catch (DateTimeException e) {
            throw Problem.invalid("heldOn", heldOn, "must be a day: 2027-06-24").exception();
        }
    }
}
