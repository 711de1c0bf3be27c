package org.matricula.registration.provider.claim;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claim.State;
import org.matricula.registration.api.ClaimId;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.module.ModuleJudge;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.Recognised;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Claims} on the domain's stores, judged by the regulations. */
@Component
public final class ClaimService implements Claims {

    private static final Set<State> OPEN = Set.of(State.OPEN);
    private static final String ACCEPTED = "ACCEPTED";
    private static final String RATIFIED = "RATIFIED";
    private static final String OUTSTANDING = "OUTSTANDING";
    // when these were recorded says nothing of when they happened
    private static final Set<String> RECORDED = Set.of("MADE", "EVIDENCE_ADDED");
    private static final Set<State> UNDECIDED = Set.of(State.OPEN, State.PROVISIONAL);
    private static final Map<Claim.Kind, Set<Claim.Signatory>> SIGNATURES = Map.of(
            Claim.Kind.ADMISSION, Set.of(),
            Claim.Kind.EXEMPTION, Set.of(Claim.Signatory.COURSE_LEADER),
            Claim.Kind.ACCREDITATION, Set.of(Claim.Signatory.values()));

    private final ClaimStore store;
    private final PriorLearningStore priorLearning;
    private final ClaimGrounds grounds;
    private final ModuleLeaving leaving;
    private final ModuleJudge judge;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the stores what students, curriculum and regulations confirm. */
    @Activate
    public ClaimService(
            @Reference ClaimStore store,
            @Reference PriorLearningStore priorLearning,
            @Reference ClaimGrounds grounds,
            @Reference ModuleLeaving leaving,
            @Reference ModuleJudge judge,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.priorLearning = priorLearning;
        this.grounds = grounds;
        this.leaving = leaving;
        this.judge = judge;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public Versioned<Claim> get(Caller caller, ClaimId id) {
        caller.require(Registrations.READ);
        return found(caller, id);
    }

    @Override
    public List<Claim> of(Caller caller, StudentId student) {
        caller.require(Registrations.READ);
        return store.of(caller.scope(), grounds.person(caller, student));
    }

    @Override
    public Page<Claim> list(Caller caller, InstitutionCode institution, State state, PageRequest page) {
        caller.require(Registrations.READ);
        return store.list(caller.scope(), institution, state, page);
    }

    @Override
    public Versioned<Claim> make(Caller caller, Claim claim) {
        caller.require(WRITE);
        new Faults().given("institution", claim.institution()).refuse();
        caller.scope().require(claim.institution());
        Map<ModuleId, Module> modules = grounds.modules(caller, claim, List.of());
        grounds.check(caller, claim, modules, today(caller, claim));
        return written(() -> {
            Set<StudentId> person = grounds.person(caller, claim.studentId());
            store.lock(caller.scope(), claim, person);
            Claim made = made(caller, claim, modules);
            notRecognised(caller, made, person);
            ClaimJudging judging = grounds.judging(caller, made, person, modules);
            judging.claim(made, grounds.usedBefore(caller, made, person, made.evidence()), false, false, false);
            judging.limit(made, grounds.recognised(caller, made, person));
            grounds.notOwn(caller, made, person);
            store.add(caller.scope(), made);
            auditTrail.record(
                    caller, AuditEntry.created(made.institution(), "registration.claim", subject(made.id()), made));
            return found(caller, made.id());
        });
    }

    @Override
    public Versioned<Claim> addEvidence(Caller caller, ClaimId id, Claim.Evidence evidence, long version) {
        caller.require(WRITE);
        return written(() -> {
            Held held = open(caller, id, version);
            Claim before = held.claim();
            Faults faults = new Faults();
            ClaimRules.evidence(faults, evidence);
            faults.check(
                            before.evidence().size() < ClaimRules.MOST_PIECES,
                            "evidence",
                            before.evidence().size() + 1,
                            "must be at most " + ClaimRules.MOST_PIECES + " pieces")
                    .refuse();
            boolean again =
                    before.evidence().stream().anyMatch(e -> ClaimStore.key(e).equals(ClaimStore.key(evidence)));
            Map<ModuleId, Module> modules = grounds.modules(caller, before, List.of());
            grounds.judging(caller, before, held.person(), modules)
                    .claim(
                            before,
                            again || grounds.usedBefore(caller, before, held.person(), List.of(evidence)),
                            false,
                            false,
                            false);
            store.addEvidence(
                    caller.scope(), before, evidence, before.evidence().size());
            return stepped(
                    caller,
                    before,
                    before,
                    step("EVIDENCE_ADDED", caller.name(), today(caller, before), evidence.reference(), caller),
                    version);
        });
    }

    @Override
    public Versioned<Claim> sign(
            Caller caller, ClaimId id, Claim.Signatory signatory, String person, LocalDate on, long version) {
        caller.require(WRITE);
        return written(() -> {
            Held held = open(caller, id, version);
            Claim before = held.claim();
            happened(
                            caller,
                            new Faults().given("signatory", signatory).text("person", person, ClaimRules.LONGEST_NAME),
                            before,
                            on)
                    .refuse();
            if (signatory == Claim.Signatory.ASSESSOR) {
                ClaimJudging judging =
                        grounds.judging(caller, before, held.person(), grounds.modules(caller, before, List.of()));
                judging.claim(
                        with(before, before.state(), person, before.modules(), judging), false, false, false, false);
            }
            return stepped(caller, before, before, step("SIGNED_" + signatory, person, on, null, caller), version);
        });
    }

    @Override
    public Versioned<Claim> accept(
            Caller caller, ClaimId id, String assessor, Map<ModuleId, BigDecimal> marks, LocalDate on, long version) {
        caller.require(ASSESS);
        return written(() -> {
            Held held = open(caller, id, version);
            Claim before = held.claim();
            Faults faults =
                    happened(caller, new Faults().text("assessor", assessor, ClaimRules.LONGEST_NAME), before, on);
            checkMarks(faults, before, marks);
            SIGNATURES.get(before.kind()).stream()
                    .sorted()
                    .forEach(s -> faults.check(
                            isSigned(before, s), "signatures", s, "must be there before the claim is accepted"));
            faults.refuse();
            List<PriorLearning> recognised = grounds.recognised(caller, before, held.person());
            Map<ModuleId, Module> modules = grounds.modules(caller, before, recognised);
            ClaimJudging judging = grounds.judging(caller, before, held.person(), modules);
            Claim assessed = with(before, before.state(), assessor, marked(before, marks), judging);
            RplOutcome.Claim outcome = judging.claim(
                    assessed,
                    grounds.usedBefore(caller, assessed, held.person(), assessed.evidence()),
                    isSigned(before, Claim.Signatory.STUDENT),
                    false,
                    true);
            assessedBySigner(before, assessor);
            judging.limit(assessed, recognised);
            grounds.notOwn(caller, assessed, held.person());
            notBeside(caller, assessed);
            boolean provisional = outcome.state() == RplOutcome.State.PROVISIONAL;
            Claim after = with(
                    assessed, provisional ? State.PROVISIONAL : State.CONFIRMED, assessor, assessed.modules(), judging);
            if (!provisional) {
                recognise(caller, after, held.person(), on);
            }
            return stepped(caller, before, after, step(ACCEPTED, assessor, on, null, caller), version);
        });
    }

    @Override
    public Versioned<Claim> ratify(Caller caller, ClaimId id, String board, LocalDate on, long version) {
        caller.require(RATIFY);
        return written(() -> {
            Held held = held(caller, id, version, Set.of(State.PROVISIONAL));
            Claim before = held.claim();
            happened(caller, new Faults().text("board", board, ClaimRules.LONGEST_NAME), before, on)
                    .refuse();
            grounds.notOwn(caller, before, held.person());
            notBeside(caller, before);
            Claim after = state(before, State.CONFIRMED);
            recognise(caller, after, held.person(), on);
            return stepped(caller, before, after, step(RATIFIED, board, on, null, caller), version);
        });
    }

    @Override
    public Versioned<Claim> refuse(
            Caller caller, ClaimId id, String person, LocalDate on, String reason, long version) {
        caller.require(ASSESS);
        return written(() -> {
            Claim before = held(caller, id, version, UNDECIDED).claim();
            Faults faults = happened(caller, new Faults().text("person", person, ClaimRules.LONGEST_NAME), before, on);
            RegistrationRules.reason(faults, reason).refuse();
            return stepped(
                    caller, before, state(before, State.REFUSED), step("REFUSED", person, on, reason, caller), version);
        });
    }

    @Override
    public Versioned<Claim> withdraw(Caller caller, ClaimId id, LocalDate on, String reason, long version) {
        caller.require(WRITE);
        return written(() -> {
            Claim before = held(caller, id, version, UNDECIDED).claim();
            RegistrationRules.reason(happened(caller, new Faults(), before, on), reason)
                    .refuse();
            return stepped(
                    caller,
                    before,
                    state(before, State.WITHDRAWN),
                    step("WITHDRAWN", caller.name(), on, reason, caller),
                    version);
        });
    }

    @Override
    public Versioned<Claim> revoke(
            Caller caller, ClaimId id, String person, LocalDate on, String reason, long version) {
        caller.require(RATIFY);
        return written(() -> {
            Held held = held(caller, id, version, Set.of(State.CONFIRMED));
            Claim before = held.claim();
            Faults faults = happened(caller, new Faults().text("person", person, ClaimRules.LONGEST_NAME), before, on);
            RegistrationRules.reason(faults, reason).refuse();
            Claim.Step revoked = step("REVOKED", person, on, reason, caller);
            end(caller, before, reason);
            leaving.takeBack(
                    caller,
                    before.institution(),
                    held.person(),
                    grounds.left(caller, before, held.person(), today(caller, before)),
                    Instant.EPOCH,
                    reason,
                    source(before));
            outstanding(caller, before);
            return stepped(caller, before, state(before, State.REVOKED), revoked, version);
        });
    }

    /** Notes what is wrong with the day of a step: steps come one after the other, and none before it happened. */
    private Faults happened(Caller caller, Faults faults, Claim claim, LocalDate on) {
        LocalDate today = today(caller, claim);
        LocalDate last = claim.steps().stream()
                .filter(step -> !RECORDED.contains(step.what()))
                .map(Claim.Step::on)
                .max(LocalDate::compareTo)
                .orElse(on);
        return faults.given("on", on)
                .near("on", on, claim.session())
                .check(on == null || !on.isAfter(today), "on", on, "must not be after today, " + today)
                .check(on == null || !on.isBefore(last), "on", on, "must not be before the step of " + last);
    }

    private static void assessedBySigner(Claim claim, String assessor) {
        claim.steps().stream()
                .filter(step -> step.what().equals("SIGNED_" + Claim.Signatory.ASSESSOR))
                .map(Claim.Step::person)
                .reduce((earlier, later) -> later)
                .filter(signed -> !ClaimStore.key(signed).equals(ClaimStore.key(assessor)))
                .ifPresent(signed -> {
                    throw Problem.invalid("assessor", assessor, "must be who signed as the assessor, " + signed)
                            .exception();
                });
    }

    /** Ends what the claim put on the record, as far as it stands. */
    private void end(Caller caller, Claim claim, String reason) {
        Set<ModuleId> claimed = new HashSet<>();
        claim.modules().forEach(module -> claimed.add(module.moduleId()));
        List<Recognised> rows =
                priorLearning.locked(caller.scope(), claim.institution(), Set.of(claim.studentId())).stream()
                        .filter(row -> claimed.contains(row.learning().moduleId()))
                        .toList();
        priorLearning.endAll(
                caller.scope(), rows, Note.of(caller, clock, Change.WITHDRAWN, null, reason, source(claim)));
        auditTrail.record(
                caller,
                rows.stream()
                        .map(row -> AuditEntry.changed(
                                claim.institution(),
                                "registration.end-recognition",
                                "prior-learning/" + row.id(),
                                reason,
                                row,
                                null))
                        .toList());
    }

    private static void checkMarks(Faults faults, Claim claim, Map<ModuleId, BigDecimal> marks) {
        Set<ModuleId> known = new HashSet<>();
        claim.modules().forEach(m -> known.add(m.moduleId()));
        marks.forEach((module, mark) -> {
            faults.check(known.contains(module), "marks", module, "must be a module of the claim");
            faults.given("marks", mark);
            if (mark != null) {
                faults.collect(() -> Percent.of("marks", mark));
            }
        });
    }

    private Claim made(Caller caller, Claim claim, Map<ModuleId, Module> modules) {
        return new Claim(
                new ClaimId(identifiers.next()),
                claim.institution(),
                claim.studentId(),
                claim.programmeId(),
                claim.session(),
                claim.kind(),
                State.OPEN,
                claim.adviser(),
                null,
                claim.modules().stream()
                        .map(m -> new Claim.ClaimedModule(
                                m.moduleId(),
                                m.credits() == null
                                        ? Integer.valueOf(
                                                modules.get(m.moduleId()).credits())
                                        : m.credits(),
                                null))
                        .toList(),
                claim.evidence(),
                List.of(step("MADE", caller.name(), today(caller, claim), null, caller)),
                null);
    }

    private static List<Claim.ClaimedModule> marked(Claim claim, Map<ModuleId, BigDecimal> marks) {
        return claim.modules().stream()
                .map(m -> new Claim.ClaimedModule(
                        m.moduleId(),
                        m.credits(),
                        marks.get(m.moduleId()) == null
                                ? null
                                : Percent.of("marks", marks.get(m.moduleId())).value()))
                .toList();
    }

    private void notRecognised(Caller caller, Claim claim, Set<StudentId> person) {
        if (claim.kind() == Claim.Kind.ADMISSION) {
            return;
        }
        Set<ModuleId> there = new HashSet<>();
        priorLearning
                .locked(caller.scope(), claim.institution(), person)
                .forEach(r -> there.add(r.learning().moduleId()));
        claim.modules().stream()
                .map(Claim.ClaimedModule::moduleId)
                .filter(there::contains)
                .findFirst()
                .ifPresent(module -> {
                    throw Problem.conflict("modules", module, "is recognised for the student already")
                            .exception();
                });
    }

    /** What the student takes has to stand beside what is recognised, unless that is waived (L1417). */
    private void notBeside(Caller caller, Claim claim) {
        beside(caller, claim, true).findFirst().ifPresent(problem -> {
            throw problem.exception();
        });
    }

    /** Tells of what stood on what the claim had recognised: that it was a mistake is no reason to leave the modules. */
    private void outstanding(Caller caller, Claim claim) {
        String told = beside(caller, claim, false)
                .flatMap(problem -> problem.faults().stream())
                .map(Fault::toString)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!told.isEmpty()) {
            store.addStep(
                    caller.scope(),
                    claim,
                    step(
                            OUTSTANDING,
                            caller.name(),
                            today(caller, claim),
                            told.substring(0, Math.min(told.length(), ClaimRules.LONGEST_NOTE)),
                            caller),
                    claim.steps().size() + 1);
        }
    }

    private Stream<Problem> beside(Caller caller, Claim claim, boolean recognised) {
        if (claim.kind() == Claim.Kind.ADMISSION) {
            return Stream.of();
        }
        Set<ModuleId> modules =
                claim.modules().stream().map(Claim.ClaimedModule::moduleId).collect(Collectors.toSet());
        return judge
                .beside(caller, claim.institution(), Map.of(claim.studentId(), modules), recognised)
                .values()
                .stream()
                .flatMap(each -> each.values().stream());
    }

    /** Puts the modules on the record and ends their registrations: at no moment is the person without a module. */
    private void recognise(Caller caller, Claim claim, Set<StudentId> person, LocalDate on) {
        if (claim.kind() == Claim.Kind.ADMISSION) {
            return;
        }
        notRecognised(caller, claim, person);
        Map<ModuleId, Long> ended = new HashMap<>();
        priorLearning
                .ended(caller.scope(), claim.institution(), Set.of(claim.studentId()))
                .forEach(r -> ended.put(r.learning().moduleId(), r.id()));
        List<Recognised> rows = new ArrayList<>();
        List<AuditEntry> audit = new ArrayList<>();
        for (Claim.ClaimedModule module : claim.modules()) {
            Long once = ended.get(module.moduleId());
            Recognised row =
                    new Recognised(once == null ? identifiers.next() : once, ClaimJudging.learning(claim, module));
            rows.add(row);
            audit.add(AuditEntry.changed(
                    claim.institution(),
                    "registration.recognise",
                    "prior-learning/" + row.id(),
                    source(claim),
                    null,
                    row));
        }
        priorLearning.recogniseAll(
                caller.scope(),
                rows,
                Set.copyOf(ended.values()),
                Note.of(caller, clock, Change.REGISTERED, null, "recognised by a claim", source(claim)));
        auditTrail.record(caller, audit);
        leaving.end(
                caller,
                claim.institution(),
                grounds.taken(caller, claim, person, today(caller, claim)),
                on,
                "recognised by a claim",
                source(claim));
    }

    private static String source(Claim claim) {
        return "claim " + claim.id();
    }

    /** A claim on which nobody decided yet, of a student who may still have it. */
    private Held open(Caller caller, ClaimId id, long version) {
        Held held = held(caller, id, version, OPEN);
        grounds.goesOn(caller, held.claim(), held.person());
        return held;
    }

    /** A claim that nobody else changes before the transaction ends, with all identities of whose it is. */
    private record Held(Claim claim, Set<StudentId> person) {}

    private Held held(Caller caller, ClaimId id, long version, Set<State> allowed) {
        Claim claim = found(caller, id).record();
        Set<StudentId> person = grounds.person(caller, claim.studentId());
        store.lock(caller.scope(), claim, person);
        Versioned<Claim> held = found(caller, id);
        held.requireVersion(version);
        State state = held.record().state();
        if (!allowed.contains(state)) {
            throw Problem.conflict(
                            "state",
                            state,
                            "must be one of " + allowed.stream().sorted().toList())
                    .exception();
        }
        return new Held(held.record(), person);
    }

    private Versioned<Claim> found(Caller caller, ClaimId id) {
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("claim", id).exception());
    }

    private Versioned<Claim> stepped(Caller caller, Claim before, Claim after, Claim.Step step, long version) {
        store.change(caller.scope(), after, version);
        store.addStep(caller.scope(), after, step, before.steps().size());
        Versioned<Claim> now = found(caller, after.id());
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        after.institution(),
                        "registration.claim-"
                                + step.what().toLowerCase(Locale.ROOT).replace('_', '-'),
                        subject(after.id()),
                        step.note(),
                        before,
                        now.record()));
        return now;
    }

    private Claim.Step step(String what, String person, LocalDate on, String note, Caller caller) {
        return new Claim.Step(what, person, on, note, clock.instant(), caller.name());
    }

    private static boolean isSigned(Claim claim, Claim.Signatory signatory) {
        return claim.steps().stream().anyMatch(s -> s.what().equals("SIGNED_" + signatory));
    }

    private static Claim state(Claim claim, State state) {
        return with(claim, state, claim.assessor(), claim.modules(), null);
    }

    private static Claim with(
            Claim claim, State state, String assessor, List<Claim.ClaimedModule> modules, ClaimJudging judging) {
        return new Claim(
                claim.id(),
                claim.institution(),
                claim.studentId(),
                claim.programmeId(),
                claim.session(),
                claim.kind(),
                state,
                claim.adviser(),
                assessor,
                modules,
                claim.evidence(),
                claim.steps(),
                judging == null ? claim.pack() : judging.pack());
    }

    private LocalDate today(Caller caller, Claim claim) {
        return localDays.today(caller, claim.institution());
    }

    private static String subject(ClaimId id) {
        return "claim/" + id;
    }

    private <T> T written(Supplier<T> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure e) {
            throw e.integrityViolated()
                    ? Problem.of(Problem.Kind.CONFLICT, "The claim was changed by somebody else meanwhile.")
                            .exception()
                    : e;
        }
    }
}
