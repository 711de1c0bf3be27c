package org.matricula.boards.provider.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.Releases;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.BoardAdminService;
import org.matricula.boards.provider.MeetingRelease;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.Renewing;
import org.matricula.boards.provider.proposal.Renewed;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.NoticeStore;
import org.matricula.boards.provider.store.ResultStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Releases} on the domain's stores. Every step locks the meeting's row first. */
@Component
public final class ReleaseService implements Releases {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_HOW = 200;
    private static final int MOST = 10_000;
    private static final Period FURTHEST = Period.ofYears(1);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final ResultStore results;
    private final NoticeStore notices;
    private final EmbargoStore embargoes;
    private final PreparedResults prepared;
    private final Renewing renewing;
    private final MeetingRelease releasing;
    private final Jobs jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public ReleaseService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference ResultStore results,
            @Reference NoticeStore notices,
            @Reference EmbargoStore embargoes,
            @Reference PreparedResults prepared,
            @Reference Renewing renewing,
            @Reference MeetingRelease releasing,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.results = results;
        this.notices = notices;
        this.embargoes = embargoes;
        this.prepared = prepared;
        this.renewing = renewing;
        this.releasing = releasing;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public Release of(Caller caller, MeetingId id) {
        caller.require(READ);
        Scope scope = caller.scope();
        Meeting meeting = meetings.award(scope, id);
        Rehearsal rehearsal = embargoes
                .rehearsal(scope, id)
                .map(made -> new Rehearsal(
                        made.job(),
                        prepared.isCurrent(scope, meeting),
                        results.count(scope, id),
                        results.listed(scope, id),
                        notices.counts(scope, id),
                        made.by(),
                        made.finishedAt()))
                .orElse(null);
        boolean held = meeting.state() == State.EMBARGOED && meeting.releasedAt() == null;
        return new Release(
                id,
                meeting.institution(),
                meeting.state(),
                meeting.releasedAt(),
                embargoes.of(scope, id),
                held ? embargoes.held(scope, id) : List.of(),
                rehearsal);
    }

    @Override
    public JobId rehearse(Caller caller, MeetingId id) {
        caller.require(RUN);
        return transactions.required(() -> {
            Meeting meeting = locked(caller, id, State.DECIDED);
            JobId job = jobs.submit(
                    caller, meeting.institution(), RehearsalJob.KIND, Map.of(RehearsalJob.MEETING, id.toString()));
            audit.record(
                    caller,
                    AuditEntry.created(
                            meeting.institution(), "boards.rehearse-release", BoardAdminService.subject(id), job));
            return job;
        });
    }

    @Override
    public Versioned<Meeting> embargo(Caller caller, MeetingId id, Instant releaseAt, String reason) {
        caller.require(RUN);
        Instant now = Moments.now(clock);
        Instant at = releaseAt == null ? null : Moments.cut(releaseAt);
        Faults faults = new Faults().given("releaseAt", releaseAt);
        if (at != null) {
            Instant furthest = now.atOffset(ZoneOffset.UTC).plus(FURTHEST).toInstant();
            faults.check(
                    at.isAfter(now) && !at.isAfter(furthest),
                    "releaseAt",
                    releaseAt,
                    "must be an instant to come, within a year");
        }
        if (reason != null) {
            faults.text("reason", reason, LONGEST_REASON);
        }
        faults.refuse();
        return transactions.required(() -> {
            Meeting meeting = meetings.award(caller.scope(), id);
            boolean moved = meeting.state() == State.EMBARGOED;
            if (moved) {
                new Faults().text("reason", reason, LONGEST_REASON).refuse();
                releasing.move(caller, locked(caller, id, State.EMBARGOED), at);
            } else {
                releasing.release(caller, meeting, at);
            }
            return noted(caller, meeting, moved ? "boards.embargo-moved" : "boards.embargo", at, reason);
        });
    }

    @Override
    public Versioned<Meeting> callOff(Caller caller, MeetingId id, String reason) {
        caller.require(RUN);
        new Faults().text("reason", reason, LONGEST_REASON).refuse();
        return transactions.required(() -> {
            Meeting meeting = locked(caller, id, State.EMBARGOED);
            releasing.callOff(caller, meeting);
            return noted(caller, meeting, "boards.embargo-called-off", null, reason);
        });
    }

    private Versioned<Meeting> noted(Caller caller, Meeting before, String action, Instant at, String reason) {
        Scope scope = caller.scope();
        embargoes.add(scope, before, new Embargo(at, reason, caller.name(), Moments.now(clock)));
        Versioned<Meeting> after = meetings.versioned(scope, before.id());
        audit.record(
                caller,
                AuditEntry.changed(
                        before.institution(),
                        action,
                        BoardAdminService.subject(before.id()),
                        reason,
                        before,
                        after.record()));
        return after;
    }

    @Override
    public List<Listed> list(Caller caller, MeetingId id) {
        caller.require(READ);
        Meeting meeting = meetings.award(caller.scope(), id);
        // from the instant on, as for all who read, and not when what follows it is done
        if (meeting.releasedAt() == null || meeting.releasedAt().isAfter(Moments.now(clock))) {
            throw Problem.conflict("state", meeting.state(), "must be RELEASED").exception();
        }
        return results.list(caller.scope(), id);
    }

    @Override
    public Page<Notice> notices(Caller caller, MeetingId id, PageRequest page) {
        caller.require(READ);
        meetings.award(caller.scope(), id);
        return notices.list(caller.scope(), id, page);
    }

    @Override
    public int told(Caller caller, MeetingId id, List<Long> some, LocalDate on, String how) {
        caller.require(RUN);
        LocalDate today = days.today(caller, meetings.award(caller.scope(), id).institution());
        Faults faults = new Faults()
                .date("on", on)
                .check(on == null || !on.isAfter(today), "on", on, "must not lie in the future")
                .text("how", how, LONGEST_HOW);
        if (some != null) {
            faults.check(
                    !some.isEmpty() && some.size() <= MOST && some.stream().noneMatch(Objects::isNull),
                    "notices",
                    some.size(),
                    "must be 1 to " + MOST + " numbers");
        }
        faults.refuse();
        return transactions.required(() -> {
            Scope scope = caller.scope();
            Meeting meeting = locked(caller, id, State.RELEASED);
            if (some != null) {
                check(some, notices.open(scope, id, some));
            }
            int told = some == null
                    ? notices.told(scope, id, on, how, caller.name())
                    : notices.told(scope, id, some, on, how, caller.name());
            audit.record(
                    caller,
                    AuditEntry.created(
                            meeting.institution(),
                            "boards.told",
                            BoardAdminService.subject(id),
                            Map.of("notices", some == null ? "all" : some, "on", on, "how", how)));
            return told;
        });
    }

    private static void check(List<Long> some, Map<Long, Boolean> open) {
        TreeSet<Long> unknown = new TreeSet<>(some);
        unknown.removeAll(open.keySet());
        new Faults()
                .check(unknown.isEmpty(), "notices", unknown, "must be notices of this meeting")
                .refuse();
        List<Long> closed = new HashSet<>(some)
                .stream().filter(one -> !open.get(one)).sorted().toList();
        if (!closed.isEmpty()) {
            throw Problem.conflict("notices", closed, "must not have been told already")
                    .exception();
        }
    }

    @Override
    public PublishedResult correct(Caller caller, MeetingId id, StudentId student, String reason) {
        caller.require(RUN);
        new Faults()
                .given("studentId", student)
                .text("reason", reason, LONGEST_REASON)
                .refuse();
        return transactions.required(() -> {
            Meeting meeting = locked(caller, id, State.RELEASED);
            Candidate candidate = candidates.find(caller.scope(), id, student).orElseThrow(() -> Problem.notFound(
                            "student before this meeting", student)
                    .exception());
            Candidate now = renewed(caller, meeting, candidate, reason);
            PublishedResult corrected = prepared.correct(caller, meeting, now, reason);
            audit.record(
                    caller,
                    new AuditEntry(
                            meeting.institution(),
                            "boards.correct-result",
                            BoardAdminService.subject(id) + "/student/" + student,
                            reason,
                            null,
                            corrected.digest()));
            return corrected;
        });
    }

    /** A correction shows what the results of now lead to; it decides nothing that a board has to decide. */
    private Candidate renewed(Caller caller, Meeting meeting, Candidate candidate, String reason) {
        Optional<Renewed> found = renewing.of(Acting.on(caller, meeting.institution()), candidate);
        if (found.isEmpty()) {
            return candidate;
        }
        String against = found.get().against(candidate);
        if (against != null) {
            throw Problem.conflict(
                            "studentId",
                            candidate.studentId(),
                            "must have the decision and the class that follow from the results of now: " + against
                                    + "; the chair acts first, which publishes the results too")
                    .exception();
        }
        return renewing.renew(caller, candidate, found.get(), reason, Moments.now(clock));
    }

    private Meeting locked(Caller caller, MeetingId id, State state) {
        meetings.award(caller.scope(), id);
        meetings.change(caller.scope(), id, List.of(state), row -> {});
        return meetings.required(caller.scope(), id);
    }
}
