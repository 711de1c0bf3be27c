package org.matricula.registration.provider.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claim.State;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Recognised;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known when a claim to recognition is judged: the person, modules, what counts already, and the pack. */
@Component(service = ClaimGrounds.class)
public final class ClaimGrounds {

    private static final String TOP_UP = "TOP_UP_OWN";

    private final ClaimStore store;
    private final PriorLearningStore priorLearning;
    private final ProgrammeRegistrationStore programmes;
    private final ModuleRegistrationStore registrations;
    private final Students students;
    private final Persons persons;
    private final Registrable registrable;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final Contributors contributors;

    /** Asks the stores and the neighbours. */
    @Activate
    public ClaimGrounds(
            @Reference ClaimStore store,
            @Reference PriorLearningStore priorLearning,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore registrations,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Registrable registrable,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Contributors contributors) {
        this.store = store;
        this.priorLearning = priorLearning;
        this.programmes = programmes;
        this.registrations = registrations;
        this.students = students;
        this.persons = persons;
        this.registrable = registrable;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.contributors = contributors;
    }

    /** Refuses a claim with a field at fault. */
    void check(Caller caller, Claim claim, Map<ModuleId, Module> modules, LocalDate today) {
        Neighbours neighbours = new Neighbours(students, curriculum, acting(caller, claim), claim.institution());
        Faults faults = neighbours.check(new Faults(), claim.studentId());
        ClaimRules.check(faults, claim, modules, neighbours, false);
        if (claim.session() != null) {
            faults.check(
                    claim.session().near(today),
                    "session",
                    claim.session(),
                    "must be one that today is near: from %s to %s"
                            .formatted(
                                    claim.session().earliest(), claim.session().latest()));
        }
        faults.refuse();
        registrable.require(caller, claim.institution(), claim.studentId());
        notEnded(caller, claim, person(caller, claim.studentId()));
    }

    /** Refuses to go on with a claim of one who died, or whose registration has ended, since it was made. */
    void goesOn(Caller caller, Claim claim, Set<StudentId> person) {
        registrable.requireAlive(caller, claim.institution(), claim.studentId());
        notEnded(caller, claim, person);
    }

    /** A claim for a programme is for one that the person studies on, or will: not for a session in which that ended. */
    private void notEnded(Caller caller, Claim claim, Set<StudentId> person) {
        List<ProgrammeRegistration> there = programmes.ofPerson(caller.scope(), person).stream()
                .filter(one -> one.programmeId().equals(claim.programmeId())
                        && one.session().compareTo(claim.session()) >= 0)
                .toList();
        boolean ended = !there.isEmpty()
                && there.stream()
                        .noneMatch(one -> one.status() == ProgrammeRegistration.Status.ACTIVE
                                || one.status() == ProgrammeRegistration.Status.SUSPENDED);
        if (ended) {
            ProgrammeRegistration last = there.get(there.size() - 1);
            throw Problem.conflict(
                            "programmeId",
                            claim.programmeId(),
                            "the student's registration %s on it is %s since %s"
                                    .formatted(last.id(), last.status(), last.endedOn()))
                    .exception();
        }
    }

    /**
     * What the person passed here is own credit, which keeps its marks and is not recognised once more (T-RP-8); what
     * follows a module that was failed here is for a board (T-PR-4, T-PR-8).
     */
    void notOwn(Caller caller, Claim claim, Set<StudentId> person) {
        if (claim.modules().isEmpty()) {
            return;
        }
        PriorResults results = contributors.results().orElseThrow(() -> Problem.conflict(
                        "modules", null, "cannot be recognised while nobody tells what was passed here")
                .exception());
        Caller acting = Insider.of(caller);
        Set<ModuleId> passed = new HashSet<>();
        results.passed(acting, claim.institution(), person).values().forEach(passed::addAll);
        Set<ModuleRegistrationId> resulted = contributors.resulted(acting, claim.institution(), person);
        Set<ModuleId> marked = on(caller, claim, person, Status.REGISTERED)
                .filter(one -> resulted.contains(one.registration().id()))
                .map(one -> one.run().moduleId())
                .collect(Collectors.toSet());
        Faults faults = new Faults();
        claim.modules().forEach(module -> faults.check(
                        !passed.contains(module.moduleId()),
                        "modules",
                        module.moduleId(),
                        "must not be passed here, which makes it own credit (T-RP-8)")
                .check(
                        passed.contains(module.moduleId()) || !marked.contains(module.moduleId()),
                        "modules",
                        module.moduleId(),
                        "must have no result here: what follows a failure is for the board (T-PR-4, T-PR-8)"));
        faults.refuse();
    }

    /** A registration of a module and its run. */
    private record OnRun(ModuleRegistration registration, Occurrence run) {

        boolean isOver(LocalDate today) {
            return run.ends() != null && run.ends().isBefore(today);
        }
    }

    /** The registrations of the person on modules of a claim. */
    private Stream<OnRun> on(Caller caller, Claim claim, Set<StudentId> person, Status status) {
        List<ModuleRegistration> registered =
                registrations.ofStudents(caller.scope(), claim.institution(), person).stream()
                        .filter(one -> one.status() == status)
                        .toList();
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                Insider.of(caller),
                registered.stream().map(ModuleRegistration::occurrenceId).toList());
        Set<ModuleId> claimed = new HashSet<>();
        claim.modules().forEach(module -> claimed.add(module.moduleId()));
        return registered.stream()
                .filter(one -> runs.containsKey(one.occurrenceId()))
                .map(one -> new OnRun(one, runs.get(one.occurrenceId())))
                .filter(one -> claimed.contains(one.run().moduleId()));
    }

    /** The registrations by which the person takes modules of a claim, but for runs that are over, which stay on record. */
    List<ModuleRegistrationId> taken(Caller caller, Claim claim, Set<StudentId> person, LocalDate today) {
        return on(caller, claim, person, Status.REGISTERED)
                .filter(one -> !one.isOver(today))
                .map(one -> one.registration().id())
                .toList();
    }

    /** The registrations on modules of a claim that were left and that the person could go on with. */
    List<ModuleRegistrationId> left(Caller caller, Claim claim, Set<StudentId> person, LocalDate today) {
        if (!registrable.deaths(Insider.of(caller), claim.institution(), person).isEmpty()) {
            return List.of();
        }
        Set<ProgrammeRegistrationId> active = programmes.ofPerson(caller.scope(), person).stream()
                .filter(one -> one.status() == ProgrammeRegistration.Status.ACTIVE)
                .map(ProgrammeRegistration::id)
                .collect(Collectors.toSet());
        return on(caller, claim, person, Status.WITHDRAWN)
                .filter(one -> !one.isOver(today))
                .map(OnRun::registration)
                .filter(one -> one.programmeRegistrationId() == null
                        ? !active.isEmpty()
                        : active.contains(one.programmeRegistrationId()))
                .map(ModuleRegistration::id)
                .toList();
    }

    /** The modules of a claim and of what is recognised. */
    Map<ModuleId, Module> modules(Caller caller, Claim claim, List<PriorLearning> recognised) {
        Set<ModuleId> ids = new HashSet<>();
        claim.modules().stream()
                .map(Claim.ClaimedModule::moduleId)
                .filter(id -> id != null)
                .forEach(ids::add);
        recognised.forEach(p -> ids.add(p.moduleId()));
        return ids.isEmpty() ? Map.of() : curriculum.modules(acting(caller, claim), ids);
    }

    /** True when something is recognised for the award that a registration leads to. */
    public boolean isRecognised(Caller caller, ProgrammeRegistration registration) {
        Aim aim = new Aim(registration.institution(), registration.programmeId(), registration.session());
        Caller insider = Insider.of(caller);
        Set<StudentId> person = person(insider, registration.studentId());
        List<PriorLearning> learning = learning(insider, aim, person);
        return !learning.isEmpty()
                && !confirmed(learning, store.of(insider.scope(), person), others(insider, aim, person))
                        .isEmpty();
    }

    /** What is recognised already for the award, and what other claims to it have recognised provisionally. */
    List<PriorLearning> recognised(Caller caller, Claim claim, Set<StudentId> person) {
        Aim aim = Aim.of(claim);
        List<Claim> claims = store.of(caller.scope(), person);
        OtherAwards others = others(caller, aim, person);
        List<PriorLearning> found = new ArrayList<>(confirmed(learning(caller, aim, person), claims, others));
        claims.stream()
                .filter(c -> c.state() == State.PROVISIONAL && !c.id().equals(claim.id()))
                .filter(c -> !others.hold(c.programmeId()))
                .forEach(c -> c.modules().forEach(m -> found.add(ClaimJudging.learning(c, m))));
        return found;
    }

    /** What is recognised of a person, each module once. */
    private List<PriorLearning> learning(Caller caller, Aim aim, Set<StudentId> person) {
        Set<ModuleId> seen = new HashSet<>();
        return priorLearning.ofStudents(caller.scope(), aim.institution(), person).stream()
                .map(Recognised::learning)
                .filter(learning -> seen.add(learning.moduleId()))
                .toList();
    }

    private static List<PriorLearning> confirmed(List<PriorLearning> learning, List<Claim> claims, OtherAwards others) {
        Map<ModuleId, ProgrammeId> claimed = new HashMap<>();
        claims.stream().filter(one -> one.state() == State.CONFIRMED).forEach(one -> one.modules()
                .forEach(m -> claimed.put(m.moduleId(), one.programmeId())));
        return learning.stream()
                .filter(one ->
                        !others.hold(one.programmeId() == null ? claimed.get(one.moduleId()) : one.programmeId()))
                .toList();
    }

    /** What something is recognised for. */
    private record Aim(InstitutionCode institution, ProgrammeId programme, AcademicSession session) {

        static Aim of(Claim claim) {
            return new Aim(claim.institution(), claim.programmeId(), claim.session());
        }
    }

    private OtherAwards others(Caller caller, Aim aim, Set<StudentId> person) {
        List<ProgrammeRegistration> all = programmes.ofPerson(caller.scope(), person);
        boolean topUp =
                all.stream().anyMatch(one -> one.programmeId().equals(aim.programme()) && TOP_UP.equals(one.entry()));
        Caller acting = acting(caller, aim.institution());
        return new OtherAwards(aim.programme(), all, other -> {
            Programme wanted = curriculum.programme(acting, aim.programme()).record();
            String held = family(acting, curriculum.programme(acting, other).record());
            // a programme that leads to no award spends no credit
            return held == null || ClaimJudging.feeds(pack(aim, wanted), family(acting, wanted), held, topUp);
        });
    }

    private String family(Caller acting, Programme programme) {
        return curriculum.award(acting, programme.awardCode()).family();
    }

    private Pack pack(Aim aim, Programme programme) {
        return regulations
                .resolve(new GoverningEvent(aim.institution(), programme.code(), aim.session()))
                .pack();
    }

    /** Who judges a claim, under the pack in force. */
    ClaimJudging judging(Caller caller, Claim claim, Set<StudentId> person, Map<ModuleId, Module> known) {
        Caller acting = acting(caller, claim);
        Programme programme = curriculum.programme(acting, claim.programmeId()).record();
        Award award = curriculum.award(acting, programme.awardCode());
        Map<ModuleId, Module> modules = new HashMap<>(known);
        modules.putAll(modules(caller, claim, recognised(caller, claim, person)));
        return new ClaimJudging(pack(Aim.of(claim), programme), programme, award, modules);
    }

    /** All identities of the person behind a student. */
    Set<StudentId> person(Caller caller, StudentId student) {
        return persons.identities(Insider.of(caller), student);
    }

    /** Whether a piece of evidence serves another claim. */
    boolean usedBefore(Caller caller, Claim claim, Set<StudentId> person, List<Claim.Evidence> evidence) {
        List<String> digests = evidence.stream()
                .map(Claim.Evidence::digest)
                .filter(digest -> digest != null)
                .toList();
        return store.usedByPerson(caller.scope(), claim, person, evidence) || store.usedAnywhere(claim.id(), digests);
    }

    private static Caller acting(Caller caller, Claim claim) {
        return acting(caller, claim.institution());
    }

    private static Caller acting(Caller caller, InstitutionCode institution) {
        return caller.acting(Scope.of(List.of(institution)), Curriculum.READ, Students.READ);
    }
}
