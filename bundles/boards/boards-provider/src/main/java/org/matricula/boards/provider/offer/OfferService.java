package org.matricula.boards.provider.offer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Offers;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.Decisions;
import org.matricula.boards.provider.Seats;
import org.matricula.boards.provider.agenda.Conflicts;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.Futures;
import org.matricula.boards.provider.proposal.Proposal;
import org.matricula.boards.provider.proposal.Proposer;
import org.matricula.boards.provider.proposal.RecordedModule;
import org.matricula.boards.provider.proposal.Rulings;
import org.matricula.boards.provider.proposal.RulingsJson;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Offers}: every number of an offer and of what follows from it is a ruling of the pack that was pinned. */
@Component
public final class OfferService implements Offers {

    private static final String SIMULATION = "offer";
    private static final String COMPENSATION = Compensation.Offer.COMPENSATION.name();
    private static final int LONGEST_EVIDENCE = 200;
    private static final int LONGEST_REASON = 2000;
    private static final List<State> PROPOSED = List.of(State.PROPOSED);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final OfferStore offers;
    private final Gate gate;
    private final Conflicts conflicts;
    private final Regulations regulations;
    private final Evaluation evaluation;
    private final StudentAccounts accounts;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public OfferService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference OfferStore offers,
            @Reference Gate gate,
            @Reference Conflicts conflicts,
            @Reference Regulations regulations,
            @Reference Evaluation evaluation,
            @Reference StudentAccounts accounts,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.offers = offers;
        this.gate = gate;
        this.conflicts = conflicts;
        this.regulations = regulations;
        this.evaluation = evaluation;
        this.accounts = accounts;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Offer> of(Caller caller, MeetingId id, StudentId student) {
        caller.require(Seats.toRead(caller));
        Seats.readable(caller, meetings, id);
        candidate(caller.scope(), id, student);
        return offers.of(caller.scope(), id, student);
    }

    @Override
    public Offer offer(
            Caller caller, MeetingId id, StudentId student, String module, LocalDate deadline, String reason) {
        caller.require(OFFER);
        LocalDate today =
                days.today(caller, meetings.required(caller.scope(), id).institution());
        Faults faults = new Faults()
                .given("module", module)
                .date("deadline", deadline)
                .check(
                        deadline == null || !deadline.isBefore(today) && !deadline.isAfter(today.plusYears(1)),
                        "deadline",
                        deadline,
                        "must not have passed and lie within a year");
        (reason == null ? faults : faults.text("reason", reason, LONGEST_REASON)).refuse();
        return transactions.required(() -> {
            Meeting meeting = acting(caller, id);
            Candidate candidate = candidate(caller.scope(), id, student);
            permit(caller, meeting, candidate);
            requireUndecided(candidate);
            requireNew(caller.scope(), candidate, module);
            // what was accepted already is among what the student decides on
            CandidateFacts facts = Futures.compensated(
                    facts(caller.scope(), candidate), modules(accepted(offers.of(caller.scope(), id, student))));
            RecordedModule failed = facts.failed().stream()
                    .filter(m -> m.fact().code().equals(module))
                    .findFirst()
                    .orElseThrow(() -> notCompensable(candidate, module));
            String departsFrom = departsFrom(candidate, facts, failed);
            if (departsFrom != null && reason == null) {
                throw Problem.invalid("reason", null, "must be given to offer in spite of " + departsFrom)
                        .exception();
            }
            Offer offer = offer(caller, candidate, facts, failed, deadline, reason, departsFrom);
            offers.add(caller.scope(), offer);
            record(caller, "boards.offer", offer, reason, null);
            return offer;
        });
    }

    @Override
    public Offer record(Caller caller, MeetingId id, StudentId student, long number, String choice, String evidence) {
        caller.require(RECORD);
        new Faults().text("evidence", evidence, LONGEST_EVIDENCE).refuse();
        return transactions.required(() -> {
            offers.takeTurn(caller.scope(), number);
            Offer offer = found(caller.scope(), id, student, number);
            return chosen(caller, caller.scope(), offer, choice, false, evidence);
        });
    }

    @Override
    public Offer withdraw(Caller caller, MeetingId id, StudentId student, long number, String reason) {
        caller.require(OFFER);
        new Faults().text("reason", reason, LONGEST_EVIDENCE).refuse();
        return transactions.required(() -> {
            meetings.change(caller.scope(), id, PROPOSED, row -> {});
            offers.takeTurn(caller.scope(), number);
            Offer offer = found(caller.scope(), id, student, number);
            if (offer.choice() != null) {
                throw Problem.conflict("choice", offer.choice(), "must not have been made yet")
                        .exception();
            }
            offers.choose(
                    caller.scope(), offer, new Choice(Offer.WITHDRAWN, false, reason, caller.name(), clock.instant()));
            Offer after = found(caller.scope(), number);
            record(caller, "boards.withdraw-offer", after, reason, offer);
            return after;
        });
    }

    @Override
    public List<Offer> own(Caller caller) {
        caller.require(OWN);
        return offers.of(caller.scope(), accounts.required(caller)).stream()
                .map(Offer::toStudent)
                .toList();
    }

    @Override
    public Offer choose(Caller caller, long number, String choice) {
        caller.require(OWN);
        StudentId own = accounts.required(caller);
        return transactions.required(() -> {
            offers.takeTurn(caller.scope(), number);
            Offer offer = found(caller.scope(), number);
            if (!offer.studentId().equals(own)) {
                throw Problem.notFound("offer", number).exception();
            }
            return chosen(caller, caller.scope(), offer, choice, true, null).toStudent();
        });
    }

    @Override
    public Candidate compensate(Caller caller, MeetingId id, StudentId student, String reason) {
        caller.require(OFFER);
        new Faults().text("reason", reason, LONGEST_REASON).refuse();
        return transactions.required(() -> {
            Meeting meeting = acting(caller, id);
            Candidate before = candidate(caller.scope(), id, student);
            permit(caller, meeting, before);
            requireUnused(caller.scope(), before);
            List<Offer> chosen = answered(caller, before, offers.of(caller.scope(), id, student));
            List<String> accepted = modules(chosen);
            Pack pack = regulations.pinned(before.pack());
            CandidateFacts facts = facts(caller.scope(), before);
            requireTogether(facts, chosen, pack);
            Proposal after = Proposer.propose(Futures.compensated(facts, accepted), pack)
                    .with(before.options().stream().filter(Decisions::isSpecial).toList());
            offers.compensate(
                    caller.scope(),
                    before,
                    accepted,
                    RulingsJson.write(after.rulings()),
                    reason,
                    caller.name(),
                    clock.instant());
            candidates.propose(caller.scope(), before, after);
            Candidate now = candidate(caller.scope(), id, student);
            audit.record(
                    caller,
                    AuditEntry.changed(
                            meeting.institution(),
                            "boards.compensate",
                            "meeting/" + id + "/student/" + student,
                            reason,
                            before,
                            now));
            return now;
        });
    }

    private static ProblemException notCompensable(Candidate candidate, String module) {
        return Problem.invalid("module", module, "must be one of " + candidate.compensable())
                .exception();
    }

    /**
     * What the board departs from when it offers compensation of a module; null for nothing.
     *
     * @throws ProblemException 422 or 409 where the regulations leave no discretion (T-RUL-1)
     */
    private String departsFrom(Candidate candidate, CandidateFacts facts, RecordedModule failed) {
        String module = failed.fact().code();
        Rulings rulings = new Rulings(regulations.pinned(candidate.pack()));
        Ruling<Compensation> ruling = rulings.ask(
                        module, TaughtPolicies.COMPENSATION, facts.compensation(failed, false))
                .orElseThrow(() -> notCompensable(candidate, module));
        if (ruling.outcome().eligible()) {
            return null;
        }
        if (ruling.judgement().overridable()) {
            return unmet(ruling);
        }
        if (candidate.compensable().contains(module)) {
            throw notBeside(module, ruling);
        }
        throw notCompensable(candidate, module);
    }

    private Offer offer(
            Caller caller,
            Candidate candidate,
            CandidateFacts facts,
            RecordedModule failed,
            LocalDate deadline,
            String reason,
            String departsFrom) {
        Pack pack = regulations.pinned(candidate.pack());
        boolean resit = Proposer.resitRight(
                pack.evaluate(TaughtPolicies.PROGRESSION, facts.progression()).outcome(), failed.fact());
        List<String> choices = departsFrom == null
                ? pack
                        .evaluate(TaughtPolicies.COMPENSATION, facts.compensation(failed, resit))
                        .outcome()
                        .offer()
                        .stream()
                        .map(Enum::name)
                        .toList()
                : resit ? List.of(COMPENSATION, Compensation.Offer.RESIT.name()) : List.of(COMPENSATION);
        Caller asking = caller.acting(Scope.of(List.of(candidate.institution())), Regulations.READ);
        Map<String, Object> futures =
                evaluation.simulate(asking, pack, SIMULATION, Futures.given(facts, failed, departsFrom != null));
        return new Offer(
                identifiers.next(),
                candidate.institution(),
                candidate.meetingId(),
                candidate.studentId(),
                failed.fact().code(),
                choices,
                deadline,
                Futures.write(futures),
                reason,
                departsFrom,
                caller.name(),
                clock.instant(),
                List.of());
    }

    private Offer chosen(Caller caller, Scope scope, Offer offer, String choice, boolean byStudent, String evidence) {
        meetings.change(scope, offer.meetingId(), PROPOSED, row -> {});
        Candidate candidate = candidate(scope, offer.meetingId(), offer.studentId());
        new Faults()
                .oneOf("choice", choice, offer.choices())
                .check(
                        !offer.deadline().isBefore(days.today(caller, candidate.institution())),
                        "deadline",
                        offer.deadline(),
                        "must not have passed")
                .refuse();
        if (Offer.WITHDRAWN.equals(offer.choice())) {
            throw Problem.conflict("offer", offer.id(), "must not have been withdrawn")
                    .exception();
        }
        requireUnused(scope, candidate);
        if (COMPENSATION.equals(choice)) {
            List<Offer> before = accepted(offers.of(scope, offer.meetingId(), offer.studentId()));
            List<Offer> accepted = Stream.concat(
                            Stream.of(offer), before.stream().filter(other -> other.id() != offer.id()))
                    .toList();
            requireTogether(facts(scope, candidate), accepted, regulations.pinned(candidate.pack()));
        }
        offers.choose(scope, offer, new Choice(choice, byStudent, evidence, caller.name(), clock.instant()));
        Offer after = found(scope, offer.id());
        record(caller, "boards.choose", after, evidence, offer);
        return after;
    }

    /** What the student accepted; an offer that is open still would leave the student without the choice. */
    private List<Offer> answered(Caller caller, Candidate candidate, List<Offer> made) {
        requireUndecided(candidate);
        LocalDate today = days.today(caller, candidate.institution());
        for (Offer offer : made) {
            if (offer.choice() == null && !offer.deadline().isBefore(today)) {
                throw Problem.conflict("offers", offer.module(), "must be answered, or its deadline passed (T-CO-2)")
                        .exception();
            }
        }
        List<Offer> accepted = accepted(made);
        if (accepted.isEmpty()) {
            throw Problem.conflict("offers", made.size(), "must hold one that the student accepted (T-CO-2)")
                    .exception();
        }
        return accepted;
    }

    private static List<Offer> accepted(List<Offer> made) {
        return made.stream()
                .filter(offer -> COMPENSATION.equals(offer.choice()))
                .toList();
    }

    private static List<String> modules(List<Offer> some) {
        return some.stream().map(Offer::module).toList();
    }

    /**
     * Modules that could be compensated each alone may exceed together what the regulations allow; what they allow
     * otherwise than normally needs the reason of one of the offers.
     */
    private static void requireTogether(CandidateFacts facts, List<Offer> accepted, Pack pack) {
        boolean discretion = accepted.stream().anyMatch(offer -> offer.reason() != null);
        for (String module : modules(accepted)) {
            CandidateFacts others = Futures.compensated(
                    facts,
                    modules(accepted).stream()
                            .filter(code -> !code.equals(module))
                            .toList());
            others.failed().stream()
                    .filter(failed -> failed.fact().code().equals(module))
                    .forEach(failed -> requireCompensable(others, failed, pack, discretion));
        }
    }

    private static void requireCompensable(CandidateFacts facts, RecordedModule failed, Pack pack, boolean discretion) {
        Ruling<Compensation> ruling = pack.evaluate(TaughtPolicies.COMPENSATION, facts.compensation(failed, false));
        boolean overridden = discretion && ruling.judgement().overridable();
        if (!ruling.outcome().eligible() && !overridden) {
            throw notBeside(failed.fact().code(), ruling);
        }
    }

    private static ProblemException notBeside(String module, Ruling<Compensation> ruling) {
        return Problem.conflict(
                        "module",
                        module,
                        "must be compensable together with what is compensated already: " + unmet(ruling))
                .exception();
    }

    /** The first test that fails, which decides. */
    private static String unmet(Ruling<Compensation> ruling) {
        return ruling.outcome().reason()
                + ruling.findings().stream()
                        .filter(finding -> !finding.satisfied())
                        .map(finding -> " (" + finding.rule() + ", " + finding.clause() + ")")
                        .reduce("", (earlier, later) -> later);
    }

    private static void requireUndecided(Candidate candidate) {
        if (candidate.decision() != null) {
            throw Problem.conflict("decision", candidate.decision(), "must not be taken yet")
                    .exception();
        }
    }

    private void requireUnused(Scope scope, Candidate candidate) {
        if (!offers.compensated(scope, candidate.meetingId(), List.of(candidate.studentId()))
                .isEmpty()) {
            throw Problem.conflict(
                            "studentId", candidate.studentId(), "must have offers that the board has not used already")
                    .exception();
        }
    }

    private Meeting acting(Caller caller, MeetingId id) {
        meetings.change(caller.scope(), id, PROPOSED, row -> {});
        Meeting meeting = meetings.required(caller.scope(), id);
        gate.requireSitting(caller, meeting);
        return meeting;
    }

    private void permit(Caller caller, Meeting meeting, Candidate candidate) {
        conflicts.refuse(caller, Acting.on(caller, meeting.institution()), meeting, candidate.studentId());
        gate.requirePermission(caller.scope(), meeting, List.of(candidate.pack()), Action.COMPENSATE);
    }

    private CandidateFacts facts(Scope scope, Candidate candidate) {
        return new FactsReader(candidate.institution())
                .read(candidates.explained(scope, candidate).facts());
    }

    private Candidate candidate(Scope scope, MeetingId id, StudentId student) {
        return candidates.find(scope, id, student).orElseThrow(() -> Problem.notFound(
                        "student before this meeting", student)
                .exception());
    }

    private void requireNew(Scope scope, Candidate candidate, String module) {
        boolean offered = offers.of(scope, candidate.meetingId(), candidate.studentId()).stream()
                .anyMatch(offer -> offer.module().equals(module) && !Offer.WITHDRAWN.equals(offer.choice()));
        if (offered) {
            throw Problem.conflict("module", module, "must not have been offered already")
                    .exception();
        }
    }

    private Offer found(Scope scope, MeetingId id, StudentId student, long number) {
        Offer offer = found(scope, number);
        if (!offer.meetingId().equals(id) || !offer.studentId().equals(student)) {
            throw Problem.notFound("offer", number).exception();
        }
        return offer;
    }

    private Offer found(Scope scope, long number) {
        return offers.find(scope, number)
                .orElseThrow(() -> Problem.notFound("offer", number).exception());
    }

    private void record(Caller caller, String action, Offer offer, String reason, Offer before) {
        audit.record(
                caller,
                AuditEntry.changed(
                        offer.institution(),
                        action,
                        "meeting/" + offer.meetingId() + "/student/" + offer.studentId(),
                        reason,
                        before,
                        offer));
    }
}
