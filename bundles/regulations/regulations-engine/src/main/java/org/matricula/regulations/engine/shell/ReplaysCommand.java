package org.matricula.regulations.engine.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.Replays;

/** Lists replays, or shows the distribution of one. */
@Service
@Command(
        scope = "regulations",
        name = "replays",
        description = "Lists replays, or shows the numbers of one before and after")
public final class ReplaysCommand extends DomainCommand {

    @Reference
    private Replays replays;

    @Argument(index = 0, name = "replay", description = "The replay whose numbers are wanted")
    private String replay;

    @Override
    protected Object run(Caller caller) {
        if (replay == null) {
            return replays.list(caller, null, new PageRequest(null, PageRequest.MAX_LIMIT)).items().stream()
                    .map(ReplayLine::of)
                    .toList();
        }
        Replay one = replays.get(caller, ReplayId.valueOf(replay));
        List<Line> lines = new ArrayList<>();
        add(lines, "decision", one.distribution().decisions());
        add(lines, "class", one.distribution().classes());
        one.clauses().forEach((clause, cases) -> lines.add(new Line("changed by clause", clause, null, cases)));
        lines.add(new Line("changed", "all", one.replayed(), one.changed()));
        return lines;
    }

    private static void add(List<Line> lines, String what, Map<String, Replay.Shift> shifts) {
        shifts.forEach((name, shift) -> lines.add(new Line(what, name, shift.before(), shift.after())));
    }

    /**
     * A number before and after.
     *
     * @param what what is counted
     * @param name of which sort
     * @param before how many under the pack before; of the changed ones how many were judged
     * @param after how many under the pack after; of the changed ones how many come out otherwise
     */
    public record Line(String what, String name, Long before, Long after) {}
}
