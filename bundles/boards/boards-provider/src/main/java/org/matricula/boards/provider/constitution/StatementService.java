package org.matricula.boards.provider.constitution;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.matricula.boards.api.ExaminersStatements;
import org.matricula.boards.api.ExaminersStatements.Statement.Kind;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Seats;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.StatementStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ExaminersStatements}: entries that are only added, each under the digest of the outcomes of its moment. */
@Component
public final class StatementService implements ExaminersStatements {

    private static final int LONGEST = 2000;
    private static final List<State> OPEN = List.of(State.PROPOSED, State.DECIDED);
    private static final Set<Kind> STATEMENTS = EnumSet.of(Kind.ENDORSES, Kind.DISAGREES, Kind.PRINCIPLE);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final StatementStore statements;
    private final Gate gate;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public StatementService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference StatementStore statements,
            @Reference Gate gate,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.statements = statements;
        this.gate = gate;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Statement> of(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Seats.readable(caller, meetings, id);
        return statements.of(caller.scope(), id);
    }

    @Override
    public Statement state(Caller caller, MeetingId id, String examiner, Kind kind, String text) {
        caller.require(STATE);
        check(kind != null && STATEMENTS.contains(kind), kind, text, kind != Kind.ENDORSES);
        return transactions.required(() -> {
            Meeting meeting = locked(caller, id);
            Seats.require(caller, meetings, id);
            gate.requireAwardExternal(caller, meeting, examiner);
            if (kind == Kind.ENDORSES && candidates.undecided(caller.scope(), id) > 0) {
                throw Problem.conflict("candidates", null, "must all have a decision before outcomes are endorsed")
                        .exception();
            }
            return added(caller, meeting, kind, examiner, text);
        });
    }

    @Override
    public Statement answer(Caller caller, MeetingId id, Kind kind, String text) {
        caller.require(ANSWER);
        check(kind != null && !STATEMENTS.contains(kind), kind, text, true);
        return transactions.required(() -> {
            Meeting meeting = locked(caller, id);
            Principle stands = BoardRules.principle(statements.of(caller.scope(), id));
            Principle answered =
                    kind == Kind.ACADEMIC_BOARD_DECIDED ? Principle.SENT_TO_ACADEMIC_BOARD : Principle.OPEN;
            if (stands != answered) {
                throw Problem.conflict("kind", kind, "must answer what is open; it stands as " + stands)
                        .exception();
            }
            return added(caller, meeting, kind, null, text);
        });
    }

    private Meeting locked(Caller caller, MeetingId id) {
        meetings.change(caller.scope(), id, OPEN, row -> {});
        return meetings.required(caller.scope(), id);
    }

    private Statement added(Caller caller, Meeting meeting, Kind kind, String examiner, String text) {
        int sequence = statements.of(caller.scope(), meeting.id()).size() + 1;
        String digest = candidates.outcomesDigest(caller.scope(), meeting.id());
        Statement statement = new Statement(sequence, kind, examiner, text, digest, caller.name(), clock.instant());
        statements.add(caller.scope(), meeting, statement);
        audit.record(
                caller,
                AuditEntry.created(
                        meeting.institution(), "boards.examiner-states", "meeting/" + meeting.id(), statement));
        return statement;
    }

    private static void check(boolean fits, Kind kind, String text, boolean needed) {
        Faults faults = new Faults().check(fits, "kind", kind, "must be one of those that may be given here");
        if (needed || text != null) {
            faults.text("text", text, LONGEST);
        }
        faults.refuse();
    }
}
