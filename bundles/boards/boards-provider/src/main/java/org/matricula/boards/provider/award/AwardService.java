package org.matricula.boards.provider.award;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matricula.boards.api.Awards;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.Decisions;
import org.matricula.boards.provider.agenda.Conflicts;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.Rulings;
import org.matricula.boards.provider.proposal.RulingsJson;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.SpecialAwardStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Special;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Awards}: what the pack of the candidate grants, confirmed by a board that may recommend awards. */
@Component
public final class AwardService implements Awards {

    private static final int LONGEST_EVIDENCE = 500;
    private static final int LONGEST_REASON = 2000;
    private static final String NORMAL = "NORMAL_AWARD";
    private static final List<State> DECIDING = List.of(State.PROPOSED, State.DECIDED);
    private static final List<State> PROPOSED = List.of(State.PROPOSED);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final SpecialAwardStore specials;
    private final AwardNames names;
    private final Gate gate;
    private final Conflicts conflicts;
    private final Regulations regulations;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public AwardService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference SpecialAwardStore specials,
            @Reference AwardNames names,
            @Reference Gate gate,
            @Reference Conflicts conflicts,
            @Reference Regulations regulations,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.specials = specials;
        this.names = names;
        this.gate = gate;
        this.conflicts = conflicts;
        this.regulations = regulations;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int confirmInterim(Caller caller, MeetingId id) {
        caller.require(BoardAdmin.DECIDE);
        return transactions.required(() -> {
            Meeting meeting = deciding(caller, id);
            List<Candidate> found = candidates.interim(caller.scope(), id);
            names.requireListed(
                    caller,
                    meeting.institution(),
                    found.stream().map(c -> c.lowerAward().code()).distinct().toList());
            return confirm(caller, meeting, found).size();
        });
    }

    @Override
    public Candidate confirmInterim(Caller caller, MeetingId id, StudentId student, String award) {
        caller.require(BoardAdmin.DECIDE);
        return transactions.required(() -> {
            Meeting meeting = deciding(caller, id);
            Candidate candidate = candidate(caller.scope(), id, student);
            conflicts.refuse(caller, Acting.on(caller, meeting.institution()), meeting, student);
            if (candidate.lowerAward() == null || candidate.lowerAward().confirmedBy() != null) {
                throw Problem.conflict("lowerAward", candidate.lowerAward(), "must be there and not conferred yet")
                        .exception();
            }
            if (candidate.decision() == null || !Decisions.goesOn(candidate.decision())) {
                throw Problem.conflict("decision", candidate.decision(), "must let the student go on (T-AW-5)")
                        .exception();
            }
            candidates.nameAward(caller.scope(), candidate, names.lower(caller, candidate, award));
            return confirm(caller, meeting, List.of(candidate)).get(0);
        });
    }

    private List<Candidate> confirm(Caller caller, Meeting meeting, List<Candidate> found) {
        if (found.isEmpty()) {
            return found;
        }
        gate.requirePermission(
                caller.scope(),
                meeting,
                found.stream().map(Candidate::pack).distinct().toList(),
                Action.RECOMMEND_AWARD);
        candidates.confirmInterim(caller.scope(), meeting.id(), found, caller.name(), clock.instant());
        List<Candidate> confirmed = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (Candidate before : found) {
            Candidate after = candidate(caller.scope(), meeting.id(), before.studentId());
            confirmed.add(after);
            entries.add(AuditEntry.changed(
                    meeting.institution(), "boards.confirm-interim-award", subject(after), null, before, after));
        }
        audit.record(caller, entries);
        return confirmed;
    }

    @Override
    public SpecialAward propose(Caller caller, MeetingId id, StudentId student, Grounds grounds) {
        caller.require(PROPOSE);
        check(grounds);
        try {
            return transactions.required(() -> {
                meetings.change(caller.scope(), id, PROPOSED, row -> {});
                Meeting meeting = meetings.required(caller.scope(), id);
                Candidate candidate = candidate(caller.scope(), id, student);
                conflicts.refuse(caller, Acting.on(caller, meeting.institution()), meeting, student);
                if (candidate.decision() != null) {
                    throw Problem.conflict("decision", candidate.decision(), "must not be taken yet")
                            .exception();
                }
                SpecialAward award = judged(caller, candidate, grounds);
                specials.add(caller.scope(), candidate, award);
                audit.record(
                        caller,
                        AuditEntry.created(meeting.institution(), "boards.propose-award", subject(candidate), award));
                return award;
            });
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("kind", grounds.kind(), "must not be proposed twice")
                        .exception();
            }
            throw e;
        }
    }

    @Override
    public List<SpecialAward> proposed(Caller caller, MeetingId id) {
        caller.require(PROPOSE);
        meetings.required(caller.scope(), id);
        return specials.of(caller.scope(), id);
    }

    private SpecialAward judged(Caller caller, Candidate candidate, Grounds grounds) {
        CandidateFacts facts = new FactsReader(candidate.institution())
                .read(candidates.explained(caller.scope(), candidate).facts());
        Rulings rulings = new Rulings(regulations.pinned(candidate.pack()));
        ClassificationFacts given = SpecialFacts.of(grounds, facts, rulings);
        Optional<Ruling<Classification>> ruling =
                given == null ? Optional.empty() : rulings.ask(null, TaughtPolicies.CLASSIFICATION, given);
        if (ruling.isEmpty()) {
            throw Problem.conflict("kind", grounds.kind(), "NO_RULE: the pack " + candidate.pack() + " has none on it")
                    .exception();
        }
        Special special = (Special) ruling.get().outcome();
        if (ruling.get().judgement().entitlement() == Entitlement.BARRED || special.reason() != null) {
            throw refusal(grounds, special, ruling.get());
        }
        String decision = NORMAL.equals(special.outcome())
                ? Decisions.AWARD
                : grounds.kind() == Kind.AEGROTAT ? Decisions.AEGROTAT : Decisions.POSTHUMOUS;
        Instant now = clock.instant();
        return new SpecialAward(
                identifiers.next(),
                candidate.institution(),
                candidate.meetingId(),
                candidate.studentId(),
                grounds,
                special.outcome(),
                decision,
                RulingsJson.write(rulings.all()),
                caller.name(),
                now);
    }

    private static RuntimeException refusal(Grounds grounds, Special special, Ruling<Classification> ruling) {
        String clauses = String.join(
                ", ",
                ruling.findings().stream()
                        .filter(finding -> !finding.satisfied())
                        .map(finding -> finding.code() + " (" + finding.clause() + ")")
                        .toList());
        String lower = special.lowerAwardPossible() ? "; a lower award that was earned may be conferred" : "";
        return Problem.conflict("kind", grounds.kind(), special.outcome() + ": " + clauses + lower)
                .exception();
    }

    private static void check(Grounds grounds) {
        boolean aegrotat = grounds.kind() == Kind.AEGROTAT;
        boolean posthumous = grounds.kind() == Kind.POSTHUMOUS;
        new Faults()
                .given("kind", grounds.kind())
                .check(fits(aegrotat, grounds.illness()), "illness", grounds.illness(), rule(aegrotat))
                .check(
                        fits(aegrotat, grounds.priorPerformanceConclusive()),
                        "priorPerformanceConclusive",
                        grounds.priorPerformanceConclusive(),
                        rule(aegrotat))
                .check(
                        fits(aegrotat, grounds.unlikelyToReturn()),
                        "unlikelyToReturn",
                        grounds.unlikelyToReturn(),
                        rule(aegrotat))
                .check(
                        fits(aegrotat, grounds.studentConsents()),
                        "studentConsents",
                        grounds.studentConsents(),
                        rule(aegrotat))
                .check(
                        fits(aegrotat, grounds.dissertationExaminable()),
                        "dissertationExaminable",
                        grounds.dissertationExaminable(),
                        rule(aegrotat))
                .check(fits(posthumous, grounds.report()), "report", grounds.report(), rule(posthumous))
                .text("evidence", grounds.evidence(), LONGEST_EVIDENCE)
                .text("reason", grounds.reason(), LONGEST_REASON)
                .refuse();
    }

    private static boolean fits(boolean needed, Boolean given) {
        return needed == (given != null);
    }

    private static String rule(boolean needed) {
        return needed ? "must be true or false" : "must be left out";
    }

    private Meeting deciding(Caller caller, MeetingId id) {
        meetings.change(caller.scope(), id, DECIDING, row -> {});
        Meeting meeting = meetings.required(caller.scope(), id);
        gate.requireSitting(caller, meeting);
        return meeting;
    }

    private Candidate candidate(Scope scope, MeetingId id, StudentId student) {
        return candidates.find(scope, id, student).orElseThrow(() -> Problem.notFound(
                        "student before this meeting", student)
                .exception());
    }

    private static String subject(Candidate candidate) {
        return "meeting/" + candidate.meetingId() + "/student/" + candidate.studentId();
    }
}
