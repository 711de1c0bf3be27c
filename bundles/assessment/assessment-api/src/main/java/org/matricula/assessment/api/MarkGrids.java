package org.matricula.assessment.api;

import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** The marks of an occurrence for markers who work at the same time, within the caller's scope. */
public interface MarkGrids {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /** Needed to give marks. */
    Privilege WRITE = Marks.WRITE;

    /** The most changes of one call. */
    int MOST_CHANGES = 10_000;

    /**
     * The grid of an occurrence: every registration that is not withdrawn. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope
     */
    MarkGrid grid(Caller caller, OccurrenceId occurrence);

    /**
     * Gives marks, each by itself: a change that rests on a mark that is no longer the one that counts is a CONFLICT and
     * changes nothing, and no mark is ever lost. Needs {@link #WRITE}.
     *
     * @param dryRun true to tell what would become of each and write nothing
     * @return one outcome for each change, in order
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope, 409 when
     *     others kept recording the same marks at the same moment, 422 for too many changes
     */
    List<MarkGrid.Outcome> change(
            Caller caller, OccurrenceId occurrence, List<MarkGrid.Change> changes, boolean dryRun);
}
