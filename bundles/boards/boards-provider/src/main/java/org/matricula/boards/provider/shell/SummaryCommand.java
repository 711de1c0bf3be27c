package org.matricula.boards.provider.shell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.BoardSummary;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** What a registrar wants to know of a meeting. */
@Service
@Command(scope = "boards", name = "summary", description = "Numbers by proposal, decision and class, and the boundary")
public final class SummaryCommand extends DomainCommand {

    @Argument(index = 0, name = "meeting", description = "The meeting's identity", required = true)
    private String meeting;

    @Option(name = "--within", description = "How far below a class line still counts, in percentage points, 0 to 20")
    private String within = "0.5";

    @Reference
    private Boards boards;

    @Override
    protected Object run(Caller caller) {
        BoardSummary summary = boards.summary(caller, MeetingId.valueOf(meeting), width());
        List<Line> lines = new ArrayList<>();
        add(lines, "proposal", summary.byProposal());
        add(lines, "decision", summary.byDecision());
        add(lines, "class", summary.byClass());
        summary.boundary()
                .forEach(b -> lines.add(new Line(
                        "boundary",
                        "student " + b.candidate().studentId(),
                        b.candidate().mean() + ", " + b.distance() + " below " + b.line())));
        return lines;
    }

    private BigDecimal width() {
        try {
            return new BigDecimal(within);
        } catch (NumberFormatException e) {
            throw Problem.invalid("within", within, "must be a number").exception();
        }
    }

    private static void add(List<Line> lines, String what, Map<String, Long> numbers) {
        numbers.forEach((name, number) -> lines.add(new Line(what, name, number.toString())));
    }

    /**
     * A line of the table.
     *
     * @param what what is counted
     * @param name of which sort
     * @param value how many, or how close
     */
    public record Line(String what, String name, String value) {}
}
