package org.matricula.boards.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.SubjectBoards;
import org.matricula.boards.api.SubjectMeetingRequest;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.subject.SubjectRecords;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link SubjectBoards}. Every step locks the meeting's row first. */
@Component
public final class SubjectBoardService implements SubjectBoards {

    private static final List<String> RESIT_CODES = List.of(ElementResits.RESIT, ElementResits.NONE);
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_EVIDENCE = 200;
    private static final int MOST = 500;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,23}");
    private static final List<String> ACTIONS =
            Stream.of(Action.values()).map(Action::name).toList();

    private final MeetingStore meetings;
    private final SubjectRecords records;
    private final MeetingOpening opening;
    private final Gate gate;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public SubjectBoardService(
            @Reference MeetingStore meetings,
            @Reference SubjectRecords records,
            @Reference MeetingOpening opening,
            @Reference Gate gate,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.meetings = meetings;
        this.records = records;
        this.opening = opening;
        this.gate = gate;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public Versioned<Meeting> open(Caller caller, SubjectMeetingRequest request) {
        caller.require(RUN);
        MeetingOpening.check(request);
        caller.scope().require(request.institution());
        MeetingId id = new MeetingId(identifiers.next());
        try {
            return transactions.required(() -> {
                meetings.add(caller.scope(), id, request, opening.pin(caller, request));
                record(caller, request.institution(), "boards.open", id, request);
                outbox.publish(new DomainEvent(
                        "boards.subject-meeting-opened",
                        request.institution(),
                        BoardAdminService.subject(id),
                        "{\"meeting\":\"" + id + "\",\"heldOn\":\"" + request.heldOn() + "\"}"));
                return meetings.versioned(caller.scope(), id);
            });
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict(
                                "modules",
                                request.modules(),
                                "must not be before another open meeting of the same session and point")
                        .exception();
            }
            throw e;
        }
    }

    @Override
    public List<ResultSet> agenda(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Meeting meeting = subject(caller, id);
        Seats.require(caller, meetings, id);
        return sets(caller, meeting);
    }

    @Override
    public List<ResultSet> adopt(Caller caller, MeetingId id, Map<OccurrenceId, String> seen) {
        caller.require(DECIDE);
        if (seen == null || seen.isEmpty() || seen.size() > MOST) {
            throw Problem.invalid("seen", seen == null ? null : seen.size(), "must be 1 to " + MOST + " runs")
                    .exception();
        }
        return transactions.required(() -> {
            Meeting meeting = acting(caller, id, Action.FIX_MODULE_GRADE);
            Map<OccurrenceId, ResultSet> now = new HashMap<>();
            sets(caller, meeting).forEach(set -> now.put(set.occurrenceId(), set));
            List<ResultSet> adopted = new ArrayList<>();
            seen.forEach((run, digest) -> adopted.add(asSeen(now.get(run), run, digest)));
            records.adopt(caller, meeting, adopted, clock.instant());
            record(caller, meeting.institution(), "boards.adopt", id, adopted);
            return sets(caller, meeting);
        });
    }

    @Override
    public Decision decide(Caller caller, MeetingId id, DecisionRequest request) {
        caller.require(DECIDE);
        check(request);
        return transactions.required(() -> {
            Meeting meeting = acting(caller, id, Action.valueOf(request.action()));
            Caller reading = Acting.on(caller, meeting.institution());
            records.refuseForeign(reading, meeting, request);
            if (opensResit(request)) {
                records.refuseElementResit(reading, meeting, request);
            }
            Decision decision = new Decision(meeting.institution(), id, request, caller.name(), clock.instant());
            records.decide(caller, identifiers.next(), decision);
            audit.record(
                    caller,
                    new AuditEntry(
                            meeting.institution(),
                            "boards.decide-subject",
                            BoardAdminService.subject(id),
                            request.reason(),
                            null,
                            Digests.of(decision)));
            return decision;
        });
    }

    @Override
    public List<Decision> decisions(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Meeting meeting = subject(caller, id);
        Seats.require(caller, meetings, id);
        return records.decisions(caller, meeting);
    }

    @Override
    public Versioned<Meeting> conclude(Caller caller, MeetingId id) {
        caller.require(RUN);
        return transactions.required(() -> {
            meetings.change(caller.scope(), id, List.of(State.OPEN), row -> {});
            Meeting meeting = subject(caller, id);
            LocalDate today = days.today(caller, meeting.institution());
            if (meeting.heldOn().isAfter(today)) {
                throw Problem.conflict("heldOn", meeting.heldOn(), "must have come before the meeting ends")
                        .exception();
            }
            List<String> open = sets(caller, meeting).stream()
                    .filter(set -> set.results() > 0 && !set.adopted())
                    .map(set -> set.moduleCode() + " " + set.period())
                    .toList();
            if (!open.isEmpty()) {
                throw Problem.conflict("modules", open, "must be adopted as they stand before the meeting ends")
                        .exception();
            }
            meetings.change(caller.scope(), id, List.of(State.OPEN), row -> row.released());
            meetings.releasedAt(caller.scope(), id, clock.instant());
            meetings.free(caller.scope(), id);
            record(caller, meeting.institution(), "boards.conclude", id, meeting);
            outbox.publish(new DomainEvent(
                    "boards.modules-adopted",
                    meeting.institution(),
                    BoardAdminService.subject(id),
                    "{\"meeting\":\"" + id + "\"}"));
            return meetings.versioned(caller.scope(), id);
        });
    }

    private Meeting acting(Caller caller, MeetingId id, Action action) {
        meetings.change(caller.scope(), id, List.of(State.OPEN), row -> {});
        Meeting meeting = subject(caller, id);
        gate.requireSitting(caller, meeting);
        gate.requirePermission(caller.scope(), meeting, meeting.packs(), action);
        return meeting;
    }

    private Meeting subject(Caller caller, MeetingId id) {
        Meeting meeting = meetings.required(caller.scope(), id);
        if (meeting.kind() != Meeting.Kind.SUBJECT) {
            throw Problem.conflict("kind", meeting.kind(), "must be SUBJECT").exception();
        }
        return meeting;
    }

    private List<ResultSet> sets(Caller caller, Meeting meeting) {
        return records.sets(caller.scope(), Acting.on(caller, meeting.institution()), meeting);
    }

    private static ResultSet asSeen(ResultSet now, OccurrenceId run, String digest) {
        if (now == null) {
            throw Problem.invalid("seen", run, "must be a run before the meeting")
                    .exception();
        }
        String what = now.moduleCode() + " " + now.period();
        if (!now.digest().equals(digest)) {
            throw Problem.conflict("results", what, "have changed since they were seen")
                    .exception();
        }
        if (now.missing() > 0 || now.results() == 0) {
            throw Problem.conflict("results", what, now.missing() + " are missing, which must have come first")
                    .exception();
        }
        return now;
    }

    private static void check(DecisionRequest request) {
        Faults faults = new Faults()
                .oneOf("action", request.action(), ACTIONS)
                .given("occurrenceId", request.occurrenceId())
                .text("reason", request.reason(), LONGEST_REASON)
                .check(
                        request.code() == null || CODE.matcher(request.code()).matches(),
                        "code",
                        request.code(),
                        "must be 1 to 24 capitals, digits and underscores")
                .check(
                        request.studentId() == null
                                || !Action.ADJUST_COHORT.name().equals(request.action()),
                        "studentId",
                        request.studentId(),
                        "must be absent: a cohort is adjusted, never one student (T-MR-11)");
        if (Action.ELEMENT_RESIT.name().equals(request.action())) {
            faults.given("studentId", request.studentId()).oneOf("code", request.code(), RESIT_CODES);
        }
        boolean evidenced = Action.ADJUST_COHORT.name().equals(request.action());
        if (evidenced || request.evidence() != null) {
            faults.text("evidence", request.evidence(), LONGEST_EVIDENCE);
        }
        faults.refuse();
    }

    private static boolean opensResit(DecisionRequest request) {
        return Action.ELEMENT_RESIT.name().equals(request.action()) && ElementResits.RESIT.equals(request.code());
    }

    private void record(Caller caller, InstitutionCode institution, String action, MeetingId id, Object what) {
        audit.record(caller, AuditEntry.created(institution, action, BoardAdminService.subject(id), what));
    }
}
