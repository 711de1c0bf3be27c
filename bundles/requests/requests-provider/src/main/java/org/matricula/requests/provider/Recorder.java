package org.matricula.requests.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.RequestProcedure.After;
import org.matricula.requests.api.DutyId;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.Judging.Case;
import org.matricula.requests.provider.store.DutyStore;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.requests.provider.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what happens to a request: state, step, letter, duties, audit entry and event, in the running transaction. */
@Component(service = Recorder.class)
public final class Recorder {

    private final RequestStore requests;
    private final StepStore steps;
    private final DutyStore duties;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Writes to the stores. */
    @Activate
    public Recorder(
            @Reference RequestStore requests,
            @Reference StepStore steps,
            @Reference DutyStore duties,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.requests = requests;
        this.steps = steps;
        this.duties = duties;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    /**
     * What happens.
     *
     * @param state where the request stands after it
     * @param role in which office; null where none is needed
     * @param agreed true when the office agrees
     * @param reason why; null where none is needed
     * @param clause the clause that it rests on; null where none is named
     * @param letter true when the student gets a letter
     */
    record Move(RequestState state, String role, boolean agreed, String reason, String clause, boolean letter) {

        /** The same without a letter. */
        Move silent() {
            return new Move(state, role, agreed, reason, clause, false);
        }
    }

    LocalDate today(Caller caller, InstitutionCode institution) {
        return days.today(caller, institution);
    }

    Instant now() {
        return clock.instant();
    }

    RequestId nextId() {
        return new RequestId(identifiers.next());
    }

    /** Moves a kept request on. */
    void move(Caller caller, Stored stored, Move move, Situation situation, Judged judged) {
        if (!requests.move(caller.scope(), stored.request().id(), move.state(), stored.version())) {
            throw stale();
        }
        step(caller, stored.request(), move, situation, judged);
    }

    /** Closes a request that the record has overtaken. */
    void overtaken(Caller caller, Stored stored, Case one, String reason) {
        Move move = new Move(RequestState.OVERTAKEN, null, false, reason, null, true);
        move(caller, stored, move, one.situation(), one.judged());
        needless(caller, stored.request(), "the record has overtaken the request");
    }

    /** Notes a step of a request whose state is written already; nobody writes to the dead. */
    void step(Caller caller, StudentRequest request, Move planned, Situation situation, Judged judged) {
        Move move = situation != null && situation.isOfTheDead() ? planned.silent() : planned;
        int place = steps.next(caller.scope(), request.id());
        LocalDate today = today(caller, request.institution());
        Instant now = now();
        RequestStep step = new RequestStep(
                place,
                move.state(),
                move.role(),
                caller.name(),
                move.reason(),
                move.clause(),
                now,
                move.letter(),
                judged == null ? null : RulingViews.json(judged));
        steps.add(caller.scope(), request.institution(), request.id(), step, move.agreed());
        if (move.letter()) {
            steps.add(
                    caller.scope(),
                    request.institution(),
                    request.id(),
                    Letters.write(
                            request, situation, judged, move.state(), move.reason(), move.clause(), place, today, now));
        }
        auditTrail.record(
                caller,
                new AuditEntry(
                        request.institution(),
                        "requests." + action(move),
                        "request/" + request.id(),
                        move.reason(),
                        place == 1 ? null : Digests.of(request),
                        Digests.of(request + " " + step)));
        RequestEvents.of(request, move, situation == null ? null : situation.programme(), today)
                .ifPresent(outbox::publish);
    }

    /** Keeps the duties that count from an event. */
    void duties(Caller caller, StudentRequest request, Situation situation, Judged judged, After after, LocalDate day) {
        List<RequestDuty> arising = judged.outcome().duties().stream()
                .filter(duty -> duty.after() == after)
                .map(duty -> new RequestDuty(
                        new DutyId(identifiers.next()),
                        request.institution(),
                        request.id(),
                        request.studentId(),
                        duty.code(),
                        duty.who(),
                        duty.clause(),
                        day,
                        DueDays.of(duty, day, situation.calendar()),
                        null,
                        null,
                        false,
                        null))
                .toList();
        duties.addAll(caller.scope(), arising);
    }

    /** Closes the duties of a request that came to nothing. */
    void needless(Caller caller, StudentRequest request, String why) {
        LocalDate today = today(caller, request.institution());
        duties.needless(caller.scope(), request.id(), today, caller.name(), why);
    }

    /** Notes that a duty was closed or opened again, and answers how it stands now. */
    RequestDuty dutyChanged(Caller caller, String action, RequestDuty before, String why) {
        RequestDuty after = duties.get(caller.scope(), before.id()).orElseThrow();
        auditTrail.record(
                caller,
                AuditEntry.changed(before.institution(), action, "request/" + before.requestId(), why, before, after));
        return after;
    }

    static ProblemException stale() {
        return Problem.of(Problem.Kind.STALE, "The request was changed meanwhile. Read it again.")
                .exception();
    }

    private static String action(Move move) {
        if (move.agreed()) {
            return "agree";
        }
        return switch (move.state()) {
            case DRAFT -> "draft";
            case SUBMITTED -> "submit";
            case APPROVED -> "approve";
            case REFUSED -> "refuse";
            case EFFECTIVE -> "carry-out";
            case WITHDRAWN_BY_STUDENT -> "take-back";
            case LAPSED -> "lapse";
            case OVERTAKEN -> "close";
        };
    }
}
