package org.matricula.regulations.api;

import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Rehearses packs on past cohorts: released decisions are judged again, on the facts stored with them, under a pack
 * before and a pack after. Decisions themselves are never touched. Records are limited to the caller's scope.
 */
public interface Replays {

    /** Needed to start replays and to see their records, which name students. */
    Privilege REPLAY = new Privilege("regulations.replay");

    /** The kind of job. */
    String JOB = "regulations.replay";

    /** The domain whose decisions are replayed where none is named. */
    String BOARDS = "boards";

    /**
     * Starts a replay as a job; both packs are pinned by their digests now. Needs {@link #REPLAY}.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 with every field at fault or for a kind that is not known, 403 for an institution outside
     *     the scope, 404 when there is no such pack, 409 when the pack after was refused or no pack governs the cohort,
     *     503 that names the domain when the domain that decided is not there
     */
    Replay start(Caller caller, ReplayRequest request);

    /**
     * Replays, oldest first. Needs {@link #REPLAY}.
     *
     * @param institution null for every institution of the scope
     */
    Page<Replay> list(Caller caller, InstitutionCode institution, PageRequest page);

    /**
     * One replay. Needs {@link #REPLAY}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Replay get(Caller caller, ReplayId id);

    /**
     * The cases that come out otherwise, in the order in which they were judged. Needs {@link #REPLAY}.
     *
     * @param clause only those that name this clause; null for all
     * @param student only those of this student; null for all
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such replay within the scope
     */
    Page<Replayed> changes(Caller caller, ReplayId id, String clause, String student, PageRequest page);
}
