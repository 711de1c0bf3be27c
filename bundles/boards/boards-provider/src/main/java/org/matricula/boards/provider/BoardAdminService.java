package org.matricula.boards.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.GivenUp;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.api.Substitution;
import org.matricula.boards.provider.agenda.Conflicts;
import org.matricula.boards.provider.agenda.NotAdopted;
import org.matricula.boards.provider.award.AwardNames;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.proposal.Substituted;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingEntity;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.SpecialAwardStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@link BoardAdmin}: the life of a meeting. Every step locks the meeting's row first, so that two steps of one meeting
 * follow each other and each sees what the other left.
 */
@Component
public final class BoardAdminService implements BoardAdmin {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_WHY = 500;
    private static final List<State> UNRELEASED = List.of(State.OPEN, State.PROPOSING, State.PROPOSED, State.DECIDED);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final MeetingOpening opening;
    private final MeetingRelease releasing;
    private final Gate gate;
    private final Conflicts conflicts;
    private final NotAdopted notAdopted;
    private final AwardNames awardNames;
    private final SpecialAwardStore specials;
    private final OfferStore offers;
    private final Substituting substituting;
    private final Renewing renewing;
    private final Jobs jobs;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public BoardAdminService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference MeetingOpening opening,
            @Reference MeetingRelease releasing,
            @Reference Gate gate,
            @Reference Conflicts conflicts,
            @Reference NotAdopted notAdopted,
            @Reference AwardNames awardNames,
            @Reference SpecialAwardStore specials,
            @Reference OfferStore offers,
            @Reference Substituting substituting,
            @Reference Renewing renewing,
            @Reference Jobs jobs,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.opening = opening;
        this.releasing = releasing;
        this.gate = gate;
        this.conflicts = conflicts;
        this.notAdopted = notAdopted;
        this.awardNames = awardNames;
        this.specials = specials;
        this.offers = offers;
        this.substituting = substituting;
        this.renewing = renewing;
        this.jobs = jobs;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public Versioned<Meeting> open(Caller caller, MeetingRequest request) {
        caller.require(RUN);
        MeetingOpening.check(request);
        caller.scope().require(request.institution());
        MeetingId id = new MeetingId(identifiers.next());
        try {
            return transactions.required(() -> {
                meetings.add(caller.scope(), id, request, opening.pin(caller, request));
                audit.record(caller, AuditEntry.created(request.institution(), "boards.open", subject(id), request));
                return found(caller, id);
            });
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict(
                                "programmes",
                                request.programmes(),
                                "must not be before another meeting of " + request.session() + " " + request.point()
                                        + " that is not released or given up")
                        .exception();
            }
            throw e;
        }
    }

    @Override
    public JobId propose(Caller caller, MeetingId id) {
        caller.require(RUN);
        return transactions.required(() -> {
            Meeting meeting = meetings.award(caller.scope(), id);
            notAdopted.refuse(caller.scope(), Acting.on(caller, meeting.institution()), meeting);
            JobId[] job = new JobId[1];
            meetings.change(caller.scope(), id, List.of(State.OPEN), row -> {
                job[0] = jobs.submit(
                        caller, meeting.institution(), ProposeJob.KIND, Map.of(ProposeJob.MEETING, id.toString()));
                row.proposing(job[0]);
            });
            meetings.frozenAt(caller.scope(), id, Moments.now(clock));
            changed(caller, meeting, "boards.propose", null);
            return job[0];
        });
    }

    @Override
    public Versioned<Meeting> consent(Caller caller, MeetingId id, String externalExaminer) {
        caller.require(EXAMINE);
        String examiner = text("externalExaminer", externalExaminer, LONGEST_NAME);
        return transactions.required(() -> {
            Meeting meeting = meetings.award(caller.scope(), id);
            Seats.require(caller, meetings, id);
            gate.requireQuorum(caller.scope(), meeting);
            gate.requireAwardExternal(caller, meeting, examiner);
            meetings.change(caller.scope(), id, List.of(State.PROPOSED), row -> row.consented(examiner));
            return changed(caller, meeting, "boards.consent", null);
        });
    }

    @Override
    public int endorse(Caller caller, MeetingId id) {
        caller.require(DECIDE);
        return transactions.required(() -> {
            Scope scope = caller.scope();
            lock(scope, id, List.of(State.PROPOSED));
            Meeting meeting = meetings.award(caller.scope(), id);
            gate.requireSitting(caller, meeting);
            LocalDate today = days.today(caller, meeting.institution());
            Map<Long, String> endorsed = candidates.endorsable(scope, id, today);
            awardNames.requireListed(caller, meeting.institution(), candidates.endorsableExits(scope, id, today));
            gate.requirePermission(scope, meeting, meeting.packs(), endorsed.values());
            int count = candidates.endorse(scope, id, today, caller.name(), Moments.now(clock));
            audit.record(caller, AuditEntry.created(meeting.institution(), "boards.endorse", subject(id), endorsed));
            completeIfAllDecided(scope, id);
            return count;
        });
    }

    @Override
    public Candidate decide(
            Caller caller,
            MeetingId id,
            StudentId student,
            String decision,
            String reason,
            String award,
            Substitution substitution,
            Long entries) {
        caller.require(DECIDE);
        String given = reason == null || reason.isBlank() ? null : text("reason", reason, LONGEST_REASON);
        return transactions.required(() -> {
            Scope scope = caller.scope();
            lock(scope, id, List.of(State.PROPOSED, State.DECIDED));
            Meeting meeting = found(caller, id).record();
            Candidate candidate = candidates.find(scope, id, student).orElseThrow(() -> Problem.notFound(
                            "student before this meeting", student)
                    .exception());
            gate.requireSitting(caller, meeting);
            conflicts.refuse(caller, Acting.on(caller, meeting.institution()), meeting, student);
            requireSeen(candidate, entries);
            requireAnswered(scope, candidate, days.today(caller, meeting.institution()));
            check(candidate, decision, given);
            Substituted substituted = substituting.of(caller, candidate, decision, substitution);
            String why = substituted == null ? given : text("reason", told(given, substitution), LONGEST_REASON);
            requireAnotherPerson(caller, candidate, decision);
            String code = awardNames.of(caller, candidate, decision, award);
            gate.requirePermission(scope, meeting, List.of(candidate.pack()), List.of(decision));
            if (code != null) {
                candidates.nameAward(scope, candidate, code);
            }
            Instant now = Moments.now(clock);
            candidates.decide(scope, candidate, decision, why, caller.name(), now);
            Candidate decided = candidates.find(scope, id, student).orElseThrow();
            substituting.keep(caller, decided, substituted, substitution);
            audit.record(
                    caller,
                    AuditEntry.changed(
                            meeting.institution(),
                            "boards.decide",
                            subject(id) + "/student/" + student,
                            why,
                            candidate,
                            decided));
            completeIfAllDecided(scope, id);
            return decided;
        });
    }

    @Override
    public List<Candidate> renew(Caller caller, MeetingId id, String reason) {
        caller.require(RUN);
        String why = text("reason", reason, LONGEST_WHY);
        return transactions.required(() -> {
            Scope scope = caller.scope();
            lock(scope, id, List.of(State.PROPOSED, State.DECIDED));
            Meeting meeting = meetings.award(scope, id);
            notAdopted.refuse(scope, Acting.on(caller, meeting.institution()), meeting);
            Instant now = Moments.now(clock);
            List<Candidate> renewed = new ArrayList<>();
            List<AuditEntry> entries = new ArrayList<>();
            renewing.all(Acting.on(caller, meeting.institution()), meeting).forEach((before, found) -> {
                renewing.renew(caller, before, found, why, now);
                if (before.decision() != null) {
                    candidates.takeBack(scope, before, why, caller.name(), now);
                }
                Candidate after = candidates.find(scope, id, before.studentId()).orElseThrow();
                renewed.add(after);
                entries.add(AuditEntry.changed(
                        meeting.institution(),
                        "boards.renew",
                        subject(id) + "/student/" + before.studentId(),
                        why,
                        before,
                        after));
            });
            audit.record(caller, entries);
            if (candidates.undecided(scope, id) > 0) {
                meetings.change(scope, id, List.of(State.PROPOSED, State.DECIDED), MeetingEntity::undecided);
            }
            return renewed;
        });
    }

    @Override
    public Versioned<Meeting> giveUp(Caller caller, MeetingId id, String reason) {
        caller.require(RUN);
        String why = text("reason", reason, LONGEST_WHY);
        return transactions.required(() -> {
            Meeting meeting = meetings.required(caller.scope(), id);
            meetings.change(caller.scope(), id, UNRELEASED, MeetingEntity::givenUp);
            meetings.giveUp(caller.scope(), meeting, new GivenUp(why, caller.name(), Moments.now(clock)));
            meetings.free(caller.scope(), id);
            return changed(caller, meeting, "boards.give-up", why);
        });
    }

    @Override
    public Versioned<Meeting> release(Caller caller, MeetingId id) {
        caller.require(RUN);
        return transactions.required(() -> {
            Meeting meeting = meetings.award(caller.scope(), id);
            releasing.release(caller, meeting);
            return changed(caller, meeting, "boards.release", null);
        });
    }

    /** Two who decide at once do not decide over each other. */
    private static void requireSeen(Candidate candidate, Long entries) {
        if (entries == null && candidate.decision() != null) {
            throw Problem.of(
                            Problem.Kind.PRECONDITION_REQUIRED,
                            "The student has the decision " + candidate.decision() + " of " + candidate.decidedBy()
                                    + "; another one in its place names it (\"" + candidate.entries() + "\").")
                    .exception();
        }
        if (entries != null && entries != candidate.entries()) {
            throw Problem.of(Problem.Kind.STALE, "Another decision on the student was recorded meanwhile.")
                    .exception();
        }
    }

    /** A decision would take the choice from a student who was asked (T-CO-2). */
    private void requireAnswered(Scope scope, Candidate candidate, LocalDate today) {
        offers.of(scope, candidate.meetingId(), candidate.studentId()).stream()
                .filter(offer -> offer.choice() == null && !offer.deadline().isBefore(today))
                .findFirst()
                .ifPresent(open -> {
                    throw Problem.conflict(
                                    "offers",
                                    open.module(),
                                    "must be answered, or its deadline " + open.deadline() + " passed (T-CO-2)")
                            .exception();
                });
    }

    /** Whoever reads the decision reads which modules it is about. */
    private static String told(String reason, Substitution substitution) {
        return reason + " (" + substitution.by() + " in the place of " + substitution.failed() + ")";
    }

    private static void check(Candidate candidate, String decision, String reason) {
        if (decision == null || !candidate.options().contains(decision)) {
            throw Problem.invalid("decision", decision, "must be one of " + candidate.options())
                    .exception();
        }
        boolean plain = decision.equals(candidate.proposal()) && !candidate.adverse() && !Decisions.harms(decision);
        if (reason == null && !plain) {
            throw Problem.invalid(
                            "reason", null, "must be given where a decision is not the proposal or harms the student")
                    .exception();
        }
    }

    /** Who proposed an aegrotat or posthumous award does not decide on it. */
    private void requireAnotherPerson(Caller caller, Candidate candidate, String decision) {
        boolean own = specials.of(caller.scope(), candidate.meetingId()).stream()
                .anyMatch(special -> special.studentId().equals(candidate.studentId())
                        && special.decision().equals(decision)
                        && UserNames.mayBeOne(special.proposedBy(), caller.name()));
        if (own) {
            throw Problem.conflict("decidedBy", caller.name(), "must be another person than who proposed the award")
                    .exception();
        }
    }

    private void completeIfAllDecided(Scope scope, MeetingId id) {
        boolean all = candidates.undecided(scope, id) == 0;
        meetings.change(scope, id, List.of(State.PROPOSED, State.DECIDED), row -> {
            if (all) {
                row.decided();
            }
        });
    }

    private void lock(Scope scope, MeetingId id, List<State> allowed) {
        meetings.change(scope, id, allowed, row -> {});
    }

    private Versioned<Meeting> found(Caller caller, MeetingId id) {
        return meetings.versioned(caller.scope(), id);
    }

    private Versioned<Meeting> changed(Caller caller, Meeting before, String action, String reason) {
        Versioned<Meeting> after = found(caller, before.id());
        audit.record(
                caller,
                AuditEntry.changed(before.institution(), action, subject(before.id()), reason, before, after.record()));
        return after;
    }

    /** A meeting as the subject of events and audit entries. */
    public static String subject(MeetingId id) {
        return "meeting/" + id;
    }

    private static String text(String field, String value, int longest) {
        new Faults().lines(field, value, longest).refuse();
        return value;
    }
}
