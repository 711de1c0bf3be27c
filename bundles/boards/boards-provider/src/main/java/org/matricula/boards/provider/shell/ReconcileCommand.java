package org.matricula.boards.provider.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.Reconciliation;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.boards.api.Reconciliation.StepCount;
import org.matricula.boards.api.Reconciliations;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** The account of a session in numbers. */
@Service
@Command(
        scope = "boards",
        name = "reconcile",
        description = "Accounts for every student of a session, mark to document")
public final class ReconcileCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "The institution's code", required = true)
    private String institution;

    @Argument(index = 1, name = "session", description = "The academic session: 2025/26", required = true)
    private String session;

    @Argument(index = 2, name = "programme", description = "Only the programme with this identity")
    private String programme;

    @Reference
    private Reconciliations reconciliations;

    @Override
    protected Object run(Caller caller) {
        Reconciliation account = reconciliations.of(
                caller,
                InstitutionCode.valueOf(institution),
                AcademicSession.valueOf(session),
                programme == null ? null : ProgrammeId.valueOf(programme));
        List<Line> lines = new ArrayList<>();
        for (StepCount step : account.steps()) {
            for (State state : State.values()) {
                Integer count = step.states().get(state);
                if (count != null) {
                    lines.add(new Line(step.step().name(), state.name(), count));
                }
            }
        }
        account.checks().stream()
                .filter(check -> !check.holds())
                .forEach(check -> lines.add(
                        new Line("DOES NOT ADD UP", check.name() + ", not " + check.expected(), check.found())));
        return lines;
    }

    /**
     * A line of the table.
     *
     * @param step the step
     * @param state where registrations stand
     * @param registrations how many
     */
    public record Line(String step, String state, long registrations) {}
}
