package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.RequestProcedure.After;
import org.matricula.requests.api.DutyId;
import org.matricula.requests.api.Office;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.api.StudentRequest.Approval;
import org.matricula.requests.provider.Judging.Case;
import org.matricula.requests.provider.Recorder.Move;
import org.matricula.requests.provider.store.DutyStore;
import org.matricula.requests.provider.store.RequestCases;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.requests.provider.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RequestDecisions} on the domain's stores. */
@Component
public final class RequestDecisionService implements RequestDecisions {

    private static final int MOST_LAPSING = 500;
    /** Noted ahead, so that the roll-over to the session finds it. */
    private static final Set<RequestKind> AHEAD = Set.of(RequestKind.CHANGE_MODE, RequestKind.REPEAT_YEAR);

    private final RequestStore store;
    private final StepStore steps;
    private final DutyStore duties;
    private final Judging judging;
    private final Recorder recorder;
    private final CarryingOut carryingOut;
    private final Transactions transactions;

    /** Works on the domain's services. */
    @Activate
    public RequestDecisionService(
            @Reference RequestStore store,
            @Reference StepStore steps,
            @Reference DutyStore duties,
            @Reference Judging judging,
            @Reference Recorder recorder,
            @Reference CarryingOut carryingOut,
            @Reference Transactions transactions) {
        this.store = store;
        this.steps = steps;
        this.duties = duties;
        this.judging = judging;
        this.recorder = recorder;
        this.carryingOut = carryingOut;
        this.transactions = transactions;
    }

    @Override
    public Versioned<StudentRequest> agree(Caller caller, RequestId id, String role, long version, String reason) {
        caller.require(APPROVE);
        optionalReason(reason);
        return transactions.required(() -> {
            Stored stored = answerable(caller, id, role, version);
            judging.turn(caller, stored.request());
            Case one = judging.pinned(caller, stored);
            StateRules.check(one.situation());
            Exclusions.check(stored.request().kind(), stored.request().asked(), approved(caller, stored.request()));
            grantable(one, reason);
            boolean last = stored.request().approvals().stream()
                            .filter(approval -> approval.agreedBy() == null)
                            .count()
                    == 1;
            RequestState next = last ? RequestState.APPROVED : RequestState.SUBMITTED;
            recorder.move(
                    caller, stored, new Move(next, role, true, reason, null, last), one.situation(), one.judged());
            if (last) {
                LocalDate today = today(caller, stored.request());
                recorder.duties(caller, stored.request(), one.situation(), one.judged(), After.APPROVAL, today);
            }
            return read(caller, id);
        });
    }

    @Override
    public Versioned<StudentRequest> refuse(
            Caller caller, RequestId id, String role, long version, String reason, String clause) {
        caller.require(APPROVE);
        AskedRules.reason(new Faults(), "reason", reason).refuse();
        return transactions.required(() -> {
            Stored stored = answerable(caller, id, role, version);
            Case one = judging.pinned(caller, stored);
            String rests = clause == null ? one.judged().clause() : clause;
            new Faults()
                    .check(
                            clause == null || one.judged().pack().clauses().containsKey(clause),
                            "clause",
                            clause,
                            "must be in the clause index of " + stored.pack().id())
                    .refuse();
            recorder.move(
                    caller,
                    stored,
                    new Move(RequestState.REFUSED, role, false, reason, rests, true),
                    one.situation(),
                    one.judged());
            recorder.needless(caller, stored.request(), "the request was refused");
            return read(caller, id);
        });
    }

    @Override
    public Versioned<StudentRequest> carryOut(Caller caller, RequestId id, long version) {
        caller.require(CARRY_OUT);
        return transactions.required(() -> {
            Stored stored = versioned(caller, id, version);
            StudentRequest request = stored.request();
            judging.turn(caller, request);
            requireState(stored, RequestState.APPROVED);
            caller.scope().require(request.decidedAt());
            LocalDate effective = request.asked().effective();
            if (effective.isAfter(today(caller, request)) && !AHEAD.contains(request.kind())) {
                throw Problem.conflict(
                                "asked.effective", effective, "lies in the future; it is carried out from then on")
                        .exception();
            }
            Case one = judging.pinned(caller, stored);
            // much may have become of the student since all agreed
            StateRules.check(one.situation());
            carryingOut.carryOut(caller, request, one.situation());
            recorder.move(
                    caller,
                    stored,
                    new Move(RequestState.EFFECTIVE, null, false, null, null, true),
                    one.situation(),
                    one.judged());
            recorder.duties(caller, request, one.situation(), one.judged(), After.EFFECT, effective);
            return read(caller, id);
        });
    }

    @Override
    public Versioned<StudentRequest> close(Caller caller, RequestId id, long version, String reason) {
        caller.require(CARRY_OUT);
        AskedRules.reason(new Faults(), "reason", reason).refuse();
        return transactions.required(() -> {
            Stored stored = versioned(caller, id, version);
            if (!RequestCases.isOpen(stored.request().state())) {
                throw Problem.conflict("state", stored.request().state(), "must be SUBMITTED or APPROVED")
                        .exception();
            }
            caller.scope().require(stored.request().decidedAt());
            Case one = judging.pinned(caller, stored);
            boolean unapproved = stored.request().state() == RequestState.APPROVED
                    && one.judged().isBarred();
            if (!unapproved && !StateRules.contradicts(one.situation())) {
                throw Problem.conflict("requestId", id, "is contradicted by nothing on the record")
                        .exception();
            }
            recorder.overtaken(caller, stored, one, reason);
            return read(caller, id);
        });
    }

    @Override
    public List<RequestId> lapse(Caller caller, InstitutionCode institution) {
        caller.require(CARRY_OUT);
        new Faults().given("institution", institution).refuse();
        caller.scope().require(institution);
        return transactions.required(() -> {
            List<RequestId> lapsed = new ArrayList<>();
            LocalDate today = recorder.today(caller, institution);
            for (Stored stored : store.lapsing(caller.scope(), institution, today, MOST_LAPSING)) {
                Case one = judging.pinned(caller, stored);
                recorder.move(
                        caller,
                        stored,
                        new Move(RequestState.LAPSED, null, false, null, null, true),
                        one.situation(),
                        one.judged());
                recorder.needless(caller, stored.request(), "the request lapsed");
                lapsed.add(stored.request().id());
            }
            return lapsed;
        });
    }

    @Override
    public RequestDuty fulfil(Caller caller, DutyId id, LocalDate doneOn, String evidence) {
        caller.require(CARRY_OUT);
        return transactions.required(() -> {
            RequestDuty duty = duty(caller, id);
            LocalDate today = recorder.today(caller, duty.institution());
            boolean inTime = doneOn != null && !doneOn.isAfter(today) && !doneOn.isBefore(duty.arose());
            AskedRules.reason(new Faults(), "evidence", evidence)
                    .check(inTime, "doneOn", doneOn, "must be from " + duty.arose() + " to today")
                    .refuse();
            if (!duties.close(caller.scope(), id, doneOn, caller.name(), evidence)) {
                throw Problem.conflict("dutyId", id, "is done already").exception();
            }
            return recorder.dutyChanged(caller, "requests.fulfil", duty, evidence);
        });
    }

    @Override
    public RequestDuty reopen(Caller caller, DutyId id, String reason) {
        caller.require(CARRY_OUT);
        AskedRules.reason(new Faults(), "reason", reason).refuse();
        return transactions.required(() -> {
            RequestDuty duty = duty(caller, id);
            if (!duties.reopen(caller.scope(), id)) {
                throw Problem.conflict("dutyId", id, duty.needless() ? "is needless" : "is open already")
                        .exception();
            }
            return recorder.dutyChanged(caller, "requests.reopen-duty", duty, reason);
        });
    }

    private RequestDuty duty(Caller caller, DutyId id) {
        return duties.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("duty", id).exception());
    }

    /** The day where the student studies; whoever answers elsewhere answers on that day. */
    private LocalDate today(Caller caller, StudentRequest request) {
        return recorder.today(caller, request.institution());
    }

    private List<StudentRequest> approved(Caller caller, StudentRequest request) {
        return store.open(caller.scope(), request.registrationId(), request.id()).stream()
                .filter(other -> other.state() == RequestState.APPROVED)
                .toList();
    }

    /** The request whose turn it is for the office, answered by somebody who has had no hand in it. */
    private Stored answerable(Caller caller, RequestId id, String role, long version) {
        new Faults()
                .check(role != null && role.matches("[A-Z_]{1,60}"), "role", role, "must be the name of an office")
                .refuse();
        caller.require(Office.privilege(role));
        Stored stored = versioned(caller, id, version);
        StudentRequest request = stored.request();
        requireState(stored, RequestState.SUBMITTED);
        caller.scope().require(request.decidedAt());
        if (today(caller, request).isAfter(request.lapsesOn())) {
            throw Problem.conflict("lapsesOn", request.lapsesOn(), "is over; the request has lapsed")
                    .exception();
        }
        String turn = request.approvals().stream()
                .filter(approval -> approval.agreedBy() == null)
                .map(Approval::role)
                .findFirst()
                .orElse(null);
        if (!Objects.equals(turn, role)) {
            throw Problem.conflict("role", role, "must be " + turn + ", whose turn it is")
                    .exception();
        }
        boolean hadAHand = steps.steps(caller.scope(), id).stream()
                .anyMatch(step -> step.actor().equals(caller.name()));
        if (hadAHand) {
            throw Problem.conflict(
                            "role", role, "must be held by somebody who neither wrote the request nor agreed to it")
                    .exception();
        }
        return stored;
    }

    private static void grantable(Case one, String reason) {
        for (Judged.Objection objection : one.judged().objections()) {
            if (one.judged().bars(objection)) {
                throw Problem.conflict(
                                "role",
                                null,
                                "cannot agree: " + objection.reason() + " (" + objection.clause()
                                        + "); the request is to be refused, or the clause waived")
                        .exception();
            }
            if (reason == null) {
                throw Problem.invalid(
                                "reason",
                                null,
                                "must be given, because the regulations do not normally allow it: " + objection.reason()
                                        + " (" + objection.clause() + ")")
                        .exception();
            }
        }
    }

    private static void optionalReason(String reason) {
        if (reason != null) {
            AskedRules.reason(new Faults(), "reason", reason).refuse();
        }
    }

    private static void requireState(Stored stored, RequestState state) {
        if (stored.request().state() != state) {
            throw Problem.conflict("state", stored.request().state(), "must be " + state)
                    .exception();
        }
    }

    private Stored versioned(Caller caller, RequestId id, long version) {
        Stored stored = store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("request", id).exception());
        new Versioned<>(stored.request(), stored.version()).requireVersion(version);
        return stored;
    }

    private Versioned<StudentRequest> read(Caller caller, RequestId id) {
        Stored stored = store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("request", id).exception());
        return new Versioned<>(stored.request(), stored.version());
    }
}
