package org.matricula.benchmarks;

import java.time.LocalDate;
import java.util.List;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.provider.BoardAdminService;
import org.matricula.boards.provider.FactsOfNow;
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
import org.matricula.boards.provider.store.SubstitutionStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.Regulations;

/** Boards of a site, as far as they open meetings and propose. */
final class ProposingBoard {

    final MeetingStore meetings;
    final CandidateStore candidates;
    final FactsOfNow facts;
    private final Site site;
    private final BoardAdminService admin;
    private final ProposeJob proposals;

    ProposingBoard(Site site, Gatherer gatherer, Regulations regulations) {
        this.site = site;
        meetings = new MeetingStore(site.database.jpa("boards"), site.database.dataSource());
        candidates = new CandidateStore(site.database.dataSource());
        admin = new BoardAdminService(
                meetings,
                candidates,
                new MeetingOpening(gatherer, site.curriculum, regulations),
                null,
                new Gate(
                        new MemberStore(site.database.dataSource()),
                        new StatementStore(site.database.dataSource()),
                        new BoardRules(regulations),
                        null),
                null,
                new NotAdopted(null, site.curriculum, site.registrations, false),
                new AwardNames(site.curriculum),
                new SpecialAwardStore(site.database.dataSource()),
                new OfferStore(site.database.dataSource()),
                null,
                null,
                site.jobs,
                site.database.identifiers(),
                site.database.transactions(),
                site.database.auditTrail(),
                site.database.clock(),
                null);
        facts = new FactsOfNow(gatherer, candidates, new SubstitutionStore(site.database.dataSource()));
        proposals = new ProposeJob(
                meetings,
                candidates,
                facts,
                gatherer,
                regulations,
                site.database.identifiers(),
                site.database.auditTrail());
    }

    /** A meeting on everybody of an institution, opened and not yet proposed. */
    MeetingId opened(Caller caller, String institution) {
        return admin.open(
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
    }

    /** Begins to propose. */
    JobId proposing(Caller caller, MeetingId meeting) {
        return admin.propose(caller, meeting);
    }

    /** Proposes for the next candidates; false when all are done. */
    boolean chunk(Caller caller, JobId job) {
        return site.chunk(caller, proposals, job);
    }
}
