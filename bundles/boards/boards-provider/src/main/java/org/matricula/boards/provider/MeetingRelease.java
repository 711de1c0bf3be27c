package org.matricula.boards.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.assessment.api.CompensatedResults;
import org.matricula.assessment.api.CompensatedResults.Compensation;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.provider.Decisions.Movement;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the decisions of a meeting at one instant and moves the registrations on, in the transaction of the thread. */
@Component(service = MeetingRelease.class)
public final class MeetingRelease {

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final OfferStore offers;
    private final CompensatedResults results;
    private final RegistrationAdmin registrations;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public MeetingRelease(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference OfferStore offers,
            @Reference CompensatedResults results,
            @Reference RegistrationAdmin registrations,
            @Reference Jobs jobs,
            @Reference Outbox outbox,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.offers = offers;
        this.results = results;
        this.registrations = registrations;
        this.jobs = jobs;
        this.outbox = outbox;
        this.clock = clock;
    }

    void release(Caller caller, Meeting meeting) {
        Scope scope = caller.scope();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        if (meeting.heldOn().isAfter(today)) {
            throw Problem.conflict("heldOn", meeting.heldOn(), "must have come before the decisions are released")
                    .exception();
        }
        meetings.change(scope, meeting.id(), List.of(State.PROPOSED, State.DECIDED), row -> {
            int undecided = candidates.undecided(scope, meeting.id());
            if (undecided > 0) {
                throw Problem.conflict("candidates", undecided, "must have a decision before the release")
                        .exception();
            }
            row.released();
        });
        meetings.releasedAt(scope, meeting.id(), now);
        compensate(caller, meeting, now);
        advance(caller, meeting);
        outbox.publish(new DomainEvent(
                "boards.decisions-released",
                meeting.institution(),
                BoardAdminService.subject(meeting.id()),
                "{\"meeting\":\"%s\",\"releasedOn\":\"%s\"}".formatted(meeting.id(), today)));
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
            // facts of thousands are no matter for the one transaction that publishes
            jobs.submit(
                    caller,
                    meeting.institution(),
                    ReassessmentJob.KIND,
                    Map.of(ReassessmentJob.MEETING, meeting.id().toString()));
        }
    }

    private void move(Caller acting, Meeting meeting, Movement movement, int level, List<ProgrammeRegistrationId> ids) {
        switch (movement) {
            case NEXT_LEVEL -> registrations.advance(
                    acting, ids, meeting.session().next(), level + 1, meeting.heldOn());
            case SAME_LEVEL -> registrations.advance(
                    acting, ids, meeting.session().next(), level, meeting.heldOn());
            case COMPLETE -> registrations.advance(acting, ids, null, null, meeting.heldOn());
        }
    }
}
