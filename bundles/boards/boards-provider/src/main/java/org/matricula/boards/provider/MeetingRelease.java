package org.matricula.boards.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.assessment.api.CompensatedResults;
import org.matricula.assessment.api.CompensatedResults.Compensation;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.provider.Decisions.Movement;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.release.PreparedResults;
import org.matricula.boards.provider.release.RehearsalJob;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingEntity;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeChanges.Superseded;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the decisions of a meeting at one instant and moves the registrations on, in the transaction of the thread. */
@Component(service = MeetingRelease.class)
public final class MeetingRelease {

    private static final String ACTED = "chair's action in the place of ";
    private static final Set<Movement> ON = Set.of(Movement.NEXT_LEVEL, Movement.SAME_LEVEL);
    private static final Set<Movement> ENDS = Set.of(Movement.COMPLETE, Movement.END);
    private static final Set<Status> STUDYING = Set.of(Status.ACTIVE, Status.SUSPENDED);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final Gate gate;
    private final PreparedResults prepared;
    private final Renewing renewing;
    private final Outdated outdated;
    private final OfferStore offers;
    private final CompensatedResults results;
    private final RegistrationAdmin registrations;
    private final Registrations registered;
    private final ProgrammeChanges changes;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public MeetingRelease(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference Gate gate,
            @Reference PreparedResults prepared,
            @Reference Renewing renewing,
            @Reference Outdated outdated,
            @Reference OfferStore offers,
            @Reference CompensatedResults results,
            @Reference RegistrationAdmin registrations,
            @Reference Registrations registered,
            @Reference ProgrammeChanges changes,
            @Reference Jobs jobs,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.gate = gate;
        this.prepared = prepared;
        this.renewing = renewing;
        this.outdated = outdated;
        this.offers = offers;
        this.results = results;
        this.registrations = registrations;
        this.registered = registered;
        this.changes = changes;
        this.jobs = jobs;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    void release(Caller caller, Meeting meeting) {
        release(caller, meeting, Moments.now(clock));
    }

    /**
     * Releases the decisions at an instant, now or to come. What students are told is made ready first: at once where that
     * is short, else by a job, which releases when it has done that.
     *
     * @return whether it is done; the meeting stays as it is while a job is under way
     * @throws org.matricula.kernel.api.ProblemException 409 when something stands against it
     */
    public boolean release(Caller caller, Meeting meeting, Instant at) {
        requireDecided(caller, meeting);
        if (!prepared.isShort(caller.scope(), meeting)) {
            jobs.submit(
                    caller,
                    meeting.institution(),
                    RehearsalJob.KIND,
                    Map.of(RehearsalJob.MEETING, meeting.id().toString(), RehearsalJob.RELEASE_AT, at.toString()));
            return false;
        }
        meetings.change(caller.scope(), meeting.id(), List.of(State.PROPOSED, State.DECIDED), MeetingEntity::embargoed);
        prepared.current(caller.scope(), meeting)
                .ifPresent(ready -> renewing.refuseChanged(Acting.on(caller, meeting.institution()), meeting, ready));
        prepared.prepare(caller, meeting);
        meetings.resultsUntil(caller.scope(), meeting.id(), Moments.now(clock));
        set(caller, meeting, at);
        if (!at.isAfter(Moments.now(clock))) {
            publish(caller, meetings.required(caller.scope(), meeting.id()));
        }
        return true;
    }

    private void requireDecided(Caller caller, Meeting meeting) {
        Scope scope = caller.scope();
        gate.requireEndorsement(
                scope,
                meeting,
                candidates.awarded(scope, meeting.id()) > 0,
                candidates.outcomesDigest(scope, meeting.id()));
        LocalDate today = days.today(caller, meeting.institution());
        if (meeting.heldOn().isAfter(today)) {
            throw Problem.conflict("heldOn", meeting.heldOn(), "must have come before the decisions are released")
                    .exception();
        }
        List<StudentId> superseded = candidates.superseded(scope, meeting.id());
        if (!superseded.isEmpty()) {
            throw Problem.conflict(
                            "candidates",
                            superseded,
                            "must have no decision that was released since their facts were frozen; give the meeting up")
                    .exception();
        }
        renewing.refuseLeft(Acting.on(caller, meeting.institution()), meeting);
        outdated.refuse(Acting.on(caller, meeting.institution()), meeting);
        meetings.change(scope, meeting.id(), List.of(State.PROPOSED, State.DECIDED), row -> {
            int undecided = candidates.undecided(scope, meeting.id());
            if (undecided > 0) {
                throw Problem.conflict("candidates", undecided, "must have a decision before the release")
                        .exception();
            }
        });
    }

    /**
     * Moves the instant of a release that waits for it, or sets another one where it is held back.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when it has come
     */
    public void move(Caller caller, Meeting meeting, Instant at) {
        requireWaiting(meeting);
        set(caller, meeting, at);
    }

    /**
     * Takes a release back that waits for its instant, or is held back.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when it has come
     */
    public void callOff(Caller caller, Meeting meeting) {
        requireWaiting(meeting);
        meetings.change(caller.scope(), meeting.id(), List.of(State.EMBARGOED), MeetingEntity::decided);
        meetings.releasedAt(caller.scope(), meeting.id(), null);
        meetings.resultsUntil(caller.scope(), meeting.id(), null);
    }

    private void set(Caller caller, Meeting meeting, Instant at) {
        meetings.releasedAt(caller.scope(), meeting.id(), at);
        prepared.appealFrom(caller, meeting, at);
    }

    private void requireWaiting(Meeting meeting) {
        boolean held = meeting.releasedAt() == null;
        if (!held && !meeting.releasedAt().isAfter(Moments.now(clock))) {
            throw Problem.conflict("releaseAt", meeting.releasedAt(), "must not have come yet")
                    .exception();
        }
    }

    /** Does what follows once the instant has come: registrations move on and others are told. */
    public void publish(Caller caller, Meeting meeting) {
        meetings.change(caller.scope(), meeting.id(), List.of(State.EMBARGOED), MeetingEntity::released);
        meetings.free(caller.scope(), meeting.id());
        compensate(caller, meeting, meeting.releasedAt());
        advance(caller, meeting);
        String subject = BoardAdminService.subject(meeting.id());
        outbox.publish(new DomainEvent(
                "boards.decisions-released",
                meeting.institution(),
                subject,
                "{\"meeting\":\"%s\",\"releasedOn\":\"%s\"}"
                        .formatted(meeting.id(), days.on(caller, meeting.institution(), meeting.releasedAt()))));
        outbox.publish(new DomainEvent(
                "boards.results-published",
                meeting.institution(),
                subject,
                "{\"meeting\":\"%s\",\"session\":\"%s\",\"publishedAt\":\"%s\",\"results\":%d}"
                        .formatted(meeting.id(), meeting.session(), meeting.releasedAt(), meeting.candidates())));
    }

    /** What was compensated stands in the results from the release on, with the moment of the release. */
    private void compensate(Caller caller, Meeting meeting, Instant now) {
        List<Compensation> compensations = offers.compensated(caller.scope(), meeting.id());
        if (!compensations.isEmpty()) {
            results.compensate(
                    Acting.on(caller, meeting.institution()),
                    meeting.institution(),
                    meeting.session(),
                    now,
                    compensations);
        }
    }

    private void advance(Caller caller, Meeting meeting) {
        boolean[] again = new boolean[1];
        Map<Movement, Map<Integer, List<ProgrammeRegistrationId>>> moves = new TreeMap<>();
        candidates.decisions(caller.scope(), meeting.id(), (registration, level, decision) -> {
            again[0] |= Reassessing.follows(decision);
            Decisions.movement(decision).ifPresent(movement -> moves.computeIfAbsent(movement, m -> new TreeMap<>())
                    .computeIfAbsent(level, l -> new ArrayList<>())
                    .add(registration));
        });
        Caller acting = Acting.on(caller, meeting.institution());
        moves.forEach(
                (movement, levels) -> levels.forEach((level, ids) -> move(acting, meeting, movement, level, ids)));
        if (again[0]) {
            reassess(caller, meeting);
        }
    }

    /** Facts of thousands are no matter for the one transaction that publishes. */
    private void reassess(Caller caller, Meeting meeting) {
        jobs.submit(
                caller,
                meeting.institution(),
                ReassessmentJob.KIND,
                Map.of(ReassessmentJob.MEETING, meeting.id().toString()));
    }

    /**
     * The registration follows a decision that was taken after the release: what the one before made of it is taken back,
     * and what the new one has taken again is ordered.
     *
     * @param before the decision that was released
     * @param now the student's case as it is decided now
     * @param wanted why a person wants it although something rests on the registration as it is; null for nobody
     * @return why the registration stays as it is; empty where it follows
     */
    public Optional<Problem> follow(Caller caller, Meeting meeting, String before, Candidate now, String wanted) {
        Caller acting = Acting.on(caller, meeting.institution());
        ProgrammeRegistrationId id = now.registrationId();
        Optional<Movement> made = Decisions.movement(before);
        Optional<Movement> due = Decisions.movement(now.decision());
        Optional<Problem> against = Optional.empty();
        if (!made.equals(due)) {
            String reason = ACTED + before + (wanted == null ? "" : ": " + wanted);
            Cause cause = new Cause(reason, Cause.MEETING + meeting.id());
            Superseded decision =
                    new Superseded(meeting.session(), due.filter(ON::contains).isPresent(), wanted != null);
            against = made.flatMap(movement -> changes.takeBack(acting, id, decision, cause));
            // who goes on can end from wherever that led
            if (against.isPresent()
                    && !ENDS.contains(made.get())
                    && due.filter(ENDS::contains).isPresent()) {
                against = Optional.empty();
            }
            if (against.isEmpty()) {
                due.ifPresent(movement -> move(acting, meeting, movement, now.level(), List.of(id)));
            }
        }
        Kind ordered = Reassessing.kind(now.decision());
        if (ordered == Kind.RESIT || ordered == Kind.REPEAT && against.isEmpty()) {
            // what was ordered before stays as it is
            reassess(caller, meeting);
        }
        return against;
    }

    private void move(Caller acting, Meeting meeting, Movement movement, int level, List<ProgrammeRegistrationId> ids) {
        switch (movement) {
            case NEXT_LEVEL -> registrations.advance(
                    acting, ids, meeting.session().next(), level + 1, meeting.heldOn());
            case SAME_LEVEL -> registrations.advance(
                    acting, ids, meeting.session().next(), level, meeting.heldOn());
            case COMPLETE -> registrations.advance(acting, ids, null, null, meeting.heldOn());
            case END -> ids.forEach(id -> discontinue(acting, meeting, id));
        }
    }

    /** Whom the board discontinued is a student no more (T-PR-9); a registration that has ended meanwhile stays so. */
    private void discontinue(Caller acting, Meeting meeting, ProgrammeRegistrationId id) {
        Versioned<ProgrammeRegistration> found = registered.programmeRegistration(acting, id);
        ProgrammeRegistration registration = found.record();
        if (STUDYING.contains(registration.status())) {
            LocalDate first = registration.startedOn();
            changes.withdraw(
                    acting,
                    id,
                    meeting.heldOn().isBefore(first) ? first : meeting.heldOn(),
                    found.version(),
                    new Cause("Discontinued by the decision of the board", Cause.MEETING + meeting.id()));
        }
    }
}
