package org.matricula.boards.provider.chairsaction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.ChairsActions.Action.State;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.Decisions;
import org.matricula.boards.provider.MeetingRelease;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.Renewing;
import org.matricula.boards.provider.Seats;
import org.matricula.boards.provider.UserNames;
import org.matricula.boards.provider.agenda.Conflicts;
import org.matricula.boards.provider.award.AwardNames;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.proposal.Renewed;
import org.matricula.boards.provider.release.PreparedResults;
import org.matricula.boards.provider.store.ActionStore;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.MemberStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ChairsActions}. What was decided before stays in the register; every step locks the meeting's row first. */
@Component
public final class ActionService implements ChairsActions {

    private static final int LONG = 2000;
    private static final int ANSWER = 1000;
    private static final int NAME = 200;
    private static final int SHORT = 400;
    private static final int MOST = 50;
    // what the student is told: the trigger may speak of others
    /** Revoke, or replace, what was issued on the award that stood before. */
    private static final String DOCUMENTS = "REVOKE_OR_REPLACE_DOCUMENTS";

    private static final String ACTED = "The chair acted for the board after its meeting.";

    private static final List<Meeting.State> RELEASED = List.of(Meeting.State.RELEASED);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final ActionStore actions;
    private final MemberStore members;
    private final Conflicts conflicts;
    private final AwardNames awardNames;
    private final Gate gate;
    private final PreparedResults prepared;
    private final Renewing renewing;
    private final MeetingRelease releasing;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public ActionService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference ActionStore actions,
            @Reference MemberStore members,
            @Reference Conflicts conflicts,
            @Reference AwardNames awardNames,
            @Reference Gate gate,
            @Reference PreparedResults prepared,
            @Reference Renewing renewing,
            @Reference MeetingRelease releasing,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.actions = actions;
        this.members = members;
        this.conflicts = conflicts;
        this.awardNames = awardNames;
        this.gate = gate;
        this.prepared = prepared;
        this.renewing = renewing;
        this.releasing = releasing;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Action> of(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Seats.readable(caller, meetings, id);
        return actions.of(caller.scope(), id);
    }

    @Override
    public Action propose(Caller caller, MeetingId id, Proposal proposal) {
        caller.require(ACT);
        check(proposal, today(caller, id));
        try {
            return transactions.required(() -> {
                meetings.change(caller.scope(), id, RELEASED, row -> {});
                Meeting meeting = meetings.required(caller.scope(), id);
                Candidate candidate = candidate(caller, id, proposal);
                gate.requireChairOnRecord(caller.scope(), meeting);
                requireLast(caller, candidate);
                Optional<Renewed> renewed = renewing.of(Acting.on(caller, meeting.institution()), candidate);
                Candidate now = check(candidate, renewed, proposal);
                conflicts.refuse(caller, Acting.on(caller, meeting.institution()), meeting, proposal.studentId());
                awardNames.of(caller, now, proposal.decision(), proposal.award());
                ChairsAction how = how(caller, meeting, proposal);
                Action action = new Action(
                        identifiers.next(),
                        meeting.institution(),
                        id,
                        proposal,
                        candidate.decision(),
                        duties(
                                candidate,
                                gate.requireChairsAction(meeting, candidate.pack(), proposal.decision(), how)),
                        State.PROPOSED,
                        caller.name(),
                        clock.instant(),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null);
                actions.add(caller.scope(), action);
                return changed(caller, null, action.id(), id, proposal.trigger());
            });
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("studentId", proposal.studentId(), "must have no other action that waits")
                        .exception();
            }
            throw e;
        }
    }

    @Override
    public Action confirm(Caller caller, MeetingId id, long number) {
        caller.require(ACT);
        return transactions.required(() -> {
            Action action = locked(caller, id, number);
            if (UserNames.mayBeOne(action.proposedBy(), caller.name())) {
                throw Problem.conflict("closedBy", caller.name(), "must be another person than who proposed it")
                        .exception();
            }
            Candidate candidate = candidate(caller, id, action.proposal());
            requireDecision(candidate, action.before());
            Meeting meeting = meetings.required(caller.scope(), id);
            conflicts.refuse(caller, Acting.on(caller, meeting.institution()), meeting, candidate.studentId());
            gate.requireChair(caller.scope(), meeting, new TreeSet<>(Set.of(action.proposedBy(), caller.name())));
            requireLast(caller, candidate);
            Optional<Renewed> renewed = renewing.of(Acting.on(caller, meeting.institution()), candidate);
            check(candidate, renewed, action.proposal());
            close(caller, action, State.CONFIRMED, null);
            String trigger = action.proposal().trigger();
            Candidate now = renewed.map(again -> renewing.renew(caller, candidate, again, trigger, Moments.now(clock)))
                    .orElse(candidate);
            String award = awardNames.of(
                    caller, now, action.proposal().decision(), action.proposal().award());
            if (award != null) {
                candidates.nameAward(caller.scope(), now, award);
            }
            candidates.decide(
                    caller.scope(), now, action.proposal().decision(), trigger, caller.name(), clock.instant());
            Candidate decided = candidate(caller, id, action.proposal());
            releasing
                    .follow(caller, meeting, action.before(), decided, null)
                    .ifPresent(against -> actions.stays(caller.scope(), number, against.detail()));
            prepared.correct(caller, meeting, decided, ACTED);
            outbox.publish(new DomainEvent(
                    "boards.chairs-action",
                    action.institution(),
                    "meeting/" + id,
                    "{\"meeting\":\"" + id + "\",\"action\":\"" + number + "\",\"student\":\""
                            + action.proposal().studentId() + "\"}"));
            return changed(caller, action, number, id, null);
        });
    }

    @Override
    public Action refuse(Caller caller, MeetingId id, long number, String reason) {
        caller.require(ACT);
        new Faults().text("reason", reason, LONG).refuse();
        return transactions.required(() -> {
            Action action = locked(caller, id, number);
            close(caller, action, State.REFUSED, reason);
            return changed(caller, action, number, id, reason);
        });
    }

    @Override
    public Action notice(Caller caller, MeetingId id, long number, String to, LocalDate on, String reference) {
        caller.require(REPORT);
        LocalDate today = today(caller, id);
        new Faults()
                .text("to", to, NAME)
                .date("on", on)
                .check(on == null || !on.isAfter(today), "on", on, "must not lie in the future")
                .text("reference", reference, NAME)
                .refuse();
        return transactions.required(() -> {
            Action action = locked(caller, id, number);
            requireConfirmed(action);
            actions.add(caller.scope(), action, new Notice(to, on, reference, caller.name()));
            return changed(caller, action, number, id, null);
        });
    }

    @Override
    public Action follow(Caller caller, MeetingId id, long number, String reason) {
        caller.require(REPORT);
        new Faults().text("reason", reason, SHORT).refuse();
        return transactions.required(() -> {
            Action action = locked(caller, id, number);
            requireConfirmed(action);
            if (action.registrationStays() == null) {
                throw Problem.conflict("registrationStays", null, "must say why the registration has not followed")
                        .exception();
            }
            Candidate candidate = candidate(caller, id, action.proposal());
            requireDecision(candidate, action.proposal().decision());
            requireLast(caller, candidate);
            releasing
                    .follow(caller, meetings.required(caller.scope(), id), action.before(), candidate, reason)
                    .ifPresent(against -> {
                        throw against.exception();
                    });
            actions.stays(caller.scope(), number, null);
            return changed(caller, action, number, id, reason);
        });
    }

    private static void requireDecision(Candidate candidate, String decision) {
        if (!decision.equals(candidate.decision())) {
            throw Problem.conflict("decision", candidate.decision(), "must be " + decision + " still")
                    .exception();
        }
    }

    @Override
    public Action report(Caller caller, MeetingId id, long number, MeetingId to) {
        caller.require(REPORT);
        new Faults().given("to", to).refuse();
        return transactions.required(() -> {
            Action action = locked(caller, id, number);
            Meeting meeting = meetings.required(caller.scope(), id);
            Meeting next = meetings.required(caller.scope(), to);
            boolean later = !next.id().equals(id)
                    && next.institution().equals(meeting.institution())
                    && next.kind() == meeting.kind()
                    && !next.heldOn().isBefore(meeting.heldOn());
            new Faults()
                    .check(later, "to", to, "must be another meeting of the same board, held on that day or later")
                    .refuse();
            requireConfirmed(action);
            if (!actions.report(caller.scope(), number, to)) {
                throw Problem.conflict("reportedTo", action.reportedTo(), "must not have been told already")
                        .exception();
            }
            return changed(caller, action, number, id, null);
        });
    }

    /** What the regulations ask for, and that nothing goes on showing an award which is not conferred so any more. */
    private static List<String> duties(Candidate candidate, List<String> ruled) {
        return candidate.conferral().isEmpty()
                ? ruled
                : Stream.concat(ruled.stream(), Stream.of(DOCUMENTS)).toList();
    }

    private void requireLast(Caller caller, Candidate candidate) {
        if (candidates.superseded(caller.scope(), candidate)) {
            throw Problem.conflict(
                            "studentId",
                            candidate.studentId(),
                            "must have no decision that a later meeting released; its chair acts")
                    .exception();
        }
    }

    /**
     * The decision is one that the results of now allow. It differs from the one before, unless these results put
     * something else behind it, such as another class.
     *
     * @return the candidate as judged on these results
     */
    private static Candidate check(Candidate candidate, Optional<Renewed> renewed, Proposal proposal) {
        new Faults()
                .check(
                        !Decisions.SUBSTITUTE.equals(proposal.decision()),
                        "decision",
                        proposal.decision(),
                        "must be taken by a board, which names the module (T-PR-8)")
                .refuse();
        Candidate now = renewed.map(again -> again.of(candidate)).orElse(candidate);
        boolean other = !proposal.decision().equals(candidate.decision())
                || renewed.filter(again -> again.against(candidate) != null).isPresent();
        if (!now.options().contains(proposal.decision()) || !other) {
            throw Problem.invalid(
                            "decision",
                            proposal.decision(),
                            "must be one of " + now.options()
                                    + " and another one than before, unless results have changed what it confers")
                    .exception();
        }
        return now;
    }

    /** What the policy looks at: who was really asked is told by the members of the board. */
    private ChairsAction how(Caller caller, Meeting meeting, Proposal proposal) {
        Map<String, BoardMember> board = members.members(caller.scope(), meeting.id()).stream()
                .collect(Collectors.toMap(BoardMember::name, Function.identity()));
        Faults faults = new Faults();
        proposal.consulted()
                .forEach(asked -> faults.check(
                        board.containsKey(asked.member()),
                        "consulted.member",
                        asked.member(),
                        "must be the name of a member of the board"));
        faults.refuse();
        boolean external = proposal.consulted().stream()
                .map(asked -> board.get(asked.member()).role())
                .anyMatch(role -> role == Role.AWARD_EXTERNAL || role == Role.EXTERNAL_EXAMINER);
        boolean others = proposal.consulted().stream()
                .map(asked -> board.get(asked.member()).role())
                .anyMatch(role -> role != Role.AWARD_EXTERNAL && role != Role.EXTERNAL_EXAMINER);
        return new ChairsAction(true, proposal.whyNoMeeting() == null, proposal.reserved(), external, others, true);
    }

    private Candidate candidate(Caller caller, MeetingId id, Proposal proposal) {
        return candidates.find(caller.scope(), id, proposal.studentId()).orElseThrow(() -> Problem.notFound(
                        "student before this meeting", proposal.studentId())
                .exception());
    }

    private Action locked(Caller caller, MeetingId id, long number) {
        meetings.change(caller.scope(), id, RELEASED, row -> {});
        return found(caller, id, number);
    }

    private Action found(Caller caller, MeetingId id, long number) {
        return actions.find(caller.scope(), id, number)
                .orElseThrow(() -> Problem.notFound("chair's action", number).exception());
    }

    private void close(Caller caller, Action action, State state, String reason) {
        if (!actions.close(caller.scope(), action.id(), state, caller.name(), clock.instant(), reason)) {
            throw Problem.conflict("state", action.state(), "must be PROPOSED").exception();
        }
    }

    private static void requireConfirmed(Action action) {
        if (action.state() != State.CONFIRMED) {
            throw Problem.conflict("state", action.state(), "must be CONFIRMED").exception();
        }
    }

    private Action changed(Caller caller, Action before, long number, MeetingId id, String reason) {
        Action after = found(caller, id, number);
        audit.record(
                caller,
                AuditEntry.changed(
                        after.institution(),
                        "boards.chairs-action",
                        "meeting/" + id + "/student/" + after.proposal().studentId(),
                        reason,
                        before,
                        after));
        return after;
    }

    private LocalDate today(Caller caller, MeetingId id) {
        return days.today(caller, meetings.required(caller.scope(), id).institution());
    }

    private static void check(Proposal proposal, LocalDate today) {
        Faults faults = new Faults()
                .given("studentId", proposal.studentId())
                .given("decision", proposal.decision())
                .text("trigger", proposal.trigger(), LONG)
                .check(
                        proposal.consulted().size() <= MOST,
                        "consulted",
                        proposal.consulted().size(),
                        "must be at most " + MOST);
        if (proposal.whyNoMeeting() != null) {
            faults.text("whyNoMeeting", proposal.whyNoMeeting(), LONG);
        }
        for (Consultation asked : proposal.consulted()) {
            faults.text("consulted.member", asked.member(), NAME)
                    .date("consulted.on", asked.on())
                    .check(
                            asked.on() == null || !asked.on().isAfter(today),
                            "consulted.on",
                            asked.on(),
                            "must not lie in the future (7.2)");
            if (asked.answer() != null) {
                faults.text("consulted.answer", asked.answer(), ANSWER);
            }
        }
        faults.refuse();
    }
}
