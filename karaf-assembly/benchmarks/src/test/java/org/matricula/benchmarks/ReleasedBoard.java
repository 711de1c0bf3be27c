package org.matricula.benchmarks;

import java.time.Instant;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.persistence.Sql;

/** A board that has proposed, whose proposals are marked as decided and released. */
final class ReleasedBoard {

    private final Site site;
    private final ProposingBoard board;

    ReleasedBoard(Site site) {
        this.site = site;
        board = new ProposingBoard(
                site, new Gatherer(site.curriculum, site.registrations, site.results, site.persons), site.regulations);
    }

    /** The meeting, held and released after every result was computed. */
    MeetingId released(String institution) {
        Caller caller = Site.caller(institution);
        MeetingId meeting = board.opened(caller, institution);
        JobId job = board.proposing(caller, meeting);
        boolean more = true;
        while (more) {
            more = board.chunk(caller, job);
        }
        site.database.transactions().run(() -> {
            Sql sql = new Sql(site.database.dataSource());
            Instant now = site.database.clock().instant();
            sql.update(
                    "update boards_candidate set decision = proposal, decided_by = 'board', decided_at = ?"
                            + " where meeting_id = ?",
                    now,
                    meeting);
            sql.update("update boards_meeting set state = 'RELEASED', released_at = ? where id = ?", now, meeting);
        });
        return meeting;
    }
}
