package org.matricula.boards.provider.agenda;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.boards.api.Agenda;
import org.matricula.boards.api.Agenda.Conflict;
import org.matricula.boards.api.Agendas;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Constitution;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.BoardsService;
import org.matricula.boards.provider.Seats;
import org.matricula.boards.provider.store.ActionStore;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.CaseStore;
import org.matricula.boards.provider.store.CaseStore.Placed;
import org.matricula.boards.provider.store.ConflictStore;
import org.matricula.boards.provider.store.ConflictStore.Declared;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Agendas} from what stands in the tables. */
@Component
public final class AgendaService implements Agendas {

    private static final int MOST_CASES = 100;
    private static final int LONGEST_DETAIL = 500;
    // after the release too: the chair may still act
    private static final List<Meeting.State> OPEN =
            List.of(Meeting.State.PROPOSED, Meeting.State.DECIDED, Meeting.State.EMBARGOED, Meeting.State.RELEASED);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final CaseStore cases;
    private final ConflictStore declarations;
    private final Conflicts conflicts;
    private final Constitutions constitutions;
    private final NotAdopted notAdopted;
    private final ActionStore actions;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public AgendaService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference CaseStore cases,
            @Reference ConflictStore declarations,
            @Reference Conflicts conflicts,
            @Reference Constitutions constitutions,
            @Reference NotAdopted notAdopted,
            @Reference ActionStore actions,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.cases = cases;
        this.declarations = declarations;
        this.conflicts = conflicts;
        this.constitutions = constitutions;
        this.notAdopted = notAdopted;
        this.actions = actions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Agenda of(Caller caller, MeetingId id, BigDecimal within) {
        caller.require(Seats.toRead(caller));
        Meeting meeting = meetings.award(caller.scope(), id);
        Seats.require(caller, meetings, id);
        BoardsService.check(within);
        Constitution board = constitutions.of(caller, id);
        return new Agenda(
                meeting,
                board,
                Agenda.apologies(board),
                notAdopted.of(caller.scope(), Acting.on(caller, meeting.institution()), meeting),
                actions.unreported(caller.scope(), meeting),
                BoardsService.isPublished(meeting) ? cases.counts(caller.scope(), id, within) : Map.of());
    }

    @Override
    public Page<Agenda.Case> cases(Caller caller, MeetingId id, BigDecimal within, PageRequest page) {
        caller.require(Seats.toRead(caller));
        Meeting meeting = meetings.award(caller.scope(), id);
        Seats.require(caller, meetings, id);
        BoardsService.check(within);
        if (!BoardsService.isPublished(meeting)) {
            return new Page<>(List.of(), null);
        }
        int limit = Math.min(page.limit(), MOST_CASES);
        long from = page.afterId();
        List<Placed> placed = cases.cases(caller.scope(), id, within, from, limit + 1);
        List<Placed> shown = placed.subList(0, Math.min(limit, placed.size()));
        List<StudentId> students = shown.stream().map(Placed::student).toList();
        Map<StudentId, Candidate> found = new HashMap<>();
        candidates.find(caller.scope(), id, students).forEach(c -> found.put(c.studentId(), c));
        Map<StudentId, List<Conflict>> interests = conflicts(caller, meeting, students);
        List<Agenda.Case> items = shown.stream()
                .map(p -> new Agenda.Case(
                        p.part(),
                        p.borderline() ? p.line() : null,
                        p.borderline() ? p.distance() : null,
                        found.get(p.student()),
                        interests.getOrDefault(p.student(), List.of())))
                .toList();
        return new Page<>(items, placed.size() > limit ? Long.toString(from + limit) : null);
    }

    @Override
    public List<Conflict> conflicts(Caller caller, MeetingId id, StudentId student) {
        caller.require(Seats.toRead(caller));
        Meeting meeting = meetings.award(caller.scope(), id);
        Seats.require(caller, meetings, id);
        candidate(caller, id, student);
        return conflicts(caller, meeting, List.of(student)).getOrDefault(student, List.of());
    }

    @Override
    public List<Conflict> declare(
            Caller caller, MeetingId id, String member, StudentId student, String detail, boolean stands) {
        caller.require(DECLARE);
        new Faults().text("detail", detail, LONGEST_DETAIL).refuse();
        return transactions.required(() -> {
            meetings.change(caller.scope(), id, OPEN, row -> {});
            Meeting meeting = meetings.award(caller.scope(), id);
            candidate(caller, id, student);
            boolean belongs = constitutions.of(caller.acting(caller.scope(), READ), id).members().stream()
                    .anyMatch(m -> m.name().equals(member));
            new Faults()
                    .check(belongs, "member", member, "must be the name of a member of the board")
                    .refuse();
            Declared last = declarations.declared(caller.scope(), id, List.of(student)).stream()
                    .filter(d -> d.member().equals(member))
                    .findFirst()
                    .orElse(null);
            int entry = last == null ? 1 : last.entry() + 1;
            Declared declared = new Declared(member, student, entry, detail, stands);
            declarations.add(caller.scope(), meeting, declared, caller.name(), clock.instant());
            audit.record(
                    caller,
                    AuditEntry.changed(
                            meeting.institution(),
                            "boards.declare-conflict",
                            "meeting/" + id + "/student/" + student,
                            detail,
                            last,
                            declared));
            return conflicts(caller, meeting, List.of(student)).getOrDefault(student, List.of());
        });
    }

    private Map<StudentId, List<Conflict>> conflicts(Caller caller, Meeting meeting, List<StudentId> students) {
        return conflicts.of(caller.scope(), Acting.on(caller, meeting.institution()), meeting, students);
    }

    private void candidate(Caller caller, MeetingId id, StudentId student) {
        if (candidates.find(caller.scope(), id, student).isEmpty()) {
            throw Problem.notFound("student before this meeting", student).exception();
        }
    }
}
