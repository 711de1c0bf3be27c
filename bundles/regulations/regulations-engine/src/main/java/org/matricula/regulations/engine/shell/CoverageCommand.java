package org.matricula.regulations.engine.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.Coverage;
import org.matricula.regulations.kit.pack.LoadedPack;

/** Shows which clauses the cases of a version execute. */
@Service
@Command(scope = "regulations", name = "coverage", description = "Shows which clauses the cases of a version execute")
public final class CoverageCommand extends VersionCommand {

    @Reference
    private Regulations regulations;

    @Override
    protected Object run(Caller caller) {
        Coverage coverage = Coverage.of((LoadedPack) regulations.named(caller, id, version));
        List<Line> lines = new ArrayList<>();
        coverage.clauses()
                .forEach(clause -> lines.add(new Line(
                        clause.clause(),
                        clause.state().name(),
                        clause.cases().size(),
                        clause.reason() == null ? clause.heading() : clause.reason())));
        coverage.unindexed()
                .forEach((clause, cases) ->
                        lines.add(new Line(clause, "UNINDEXED", cases.size(), "the index lacks it")));
        return lines;
    }

    /**
     * A clause.
     *
     * @param clause its number
     * @param state what becomes of it
     * @param cases how many cases execute it
     * @param note its heading, or why people apply it
     */
    public record Line(String clause, String state, int cases, String note) {}
}
