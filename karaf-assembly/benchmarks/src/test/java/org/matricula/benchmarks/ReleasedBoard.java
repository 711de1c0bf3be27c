package org.matricula.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.provider.BoardAdminService;
import org.matricula.boards.provider.MeetingOpening;
import org.matricula.boards.provider.ProposeJob;
import org.matricula.boards.provider.agenda.NotAdopted;
import org.matricula.boards.provider.award.AwardNames;
import org.matricula.boards.provider.constitution.BoardRules;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.MemberStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.SpecialAwardStore;
import org.matricula.boards.provider.store.StatementStore;
import org.matricula.boards.provider.store.SubjectStore;
import org.matricula.boards.provider.store.SubstitutionStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.persistence.Sql;

/** A board that has proposed, whose proposals are marked as decided and released. */
final class ReleasedBoard {

    private final Site site;
    private final BoardAdminService admin;
    private final ProposeJob proposals;

    ReleasedBoard(Site site) {
        this.site = site;
        MeetingStore meetings = new MeetingStore(site.database.jpa("boards"), site.database.dataSource());
        CandidateStore candidates = new CandidateStore(site.database.dataSource());
        Gatherer gatherer = new Gatherer(site.curriculum, site.registrations, site.results, site.persons);
        admin = new BoardAdminService(
                meetings,
                candidates,
                new MeetingOpening(gatherer, site.curriculum, site.regulations),
                null,
                new Gate(
                        new MemberStore(site.database.dataSource()),
                        new StatementStore(site.database.dataSource()),
                        new BoardRules(site.regulations),
                        null),
                null,
                new NotAdopted(
                        new SubjectStore(site.database.dataSource()), site.curriculum, site.registrations, false),
                new AwardNames(site.curriculum),
                new SpecialAwardStore(site.database.dataSource()),
                new OfferStore(site.database.dataSource()),
                null,
                null,
                site.jobs,
                site.database.identifiers(),
                site.database.transactions(),
                site.database.auditTrail(),
                site.database.clock());
        proposals = new ProposeJob(
                meetings,
                candidates,
                new SubstitutionStore(site.database.dataSource()),
                gatherer,
                site.regulations,
                site.database.identifiers(),
                site.database.auditTrail());
    }

    /** The meeting, held and released after every result was computed. */
    MeetingId released(String institution) {
        Caller caller = Site.caller(institution);
        MeetingId meeting = admin.open(
                        caller,
                        new MeetingRequest(
                                new InstitutionCode(institution),
                                new AcademicSession(Population.SESSION),
                                "AFTER_FIRST_SIT",
                                LocalDate.of(2027, 6, 24),
                                "Prof. A. Chair",
                                List.of()))
                .record()
                .id();
        JobId job = admin.propose(caller, meeting);
        boolean more = true;
        while (more) {
            more = site.chunk(caller, proposals, job);
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
