package org.matricula.registration.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.registration.api.ModuleChoices;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ModuleChoices}: gathers what is known, has it ruled, and registers what is permitted. */
@Component
public final class ModuleChoosing implements ModuleChoices {

    private static final int MOST = 30;

    private final ProgrammeRegistrationStore programmes;
    private final ModuleRegistrationStore modules;
    private final PriorLearningStore priorLearning;
    private final WaiverStore waivers;
    private final RegistrationAdmin admin;
    private final Holds holds;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final Contributors contributors;
    private final Transactions transactions;
    private final Clock clock;

    /** Asks stores, neighbours and contributors. */
    @Activate
    public ModuleChoosing(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore modules,
            @Reference PriorLearningStore priorLearning,
            @Reference WaiverStore waivers,
            @Reference RegistrationAdmin admin,
            @Reference Holds holds,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Contributors contributors,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.programmes = programmes;
        this.modules = modules;
        this.priorLearning = priorLearning;
        this.waivers = waivers;
        this.admin = admin;
        this.holds = holds;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.contributors = contributors;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public ModuleProposal propose(Caller caller, ModuleSelection selection) {
        caller.require(Registrations.READ);
        return ruled(caller, gathered(caller, selection), selection);
    }

    @Override
    public List<ModuleRegistration> register(Caller caller, ModuleSelection selection, String reason) {
        caller.require(CHOOSE);
        if (!selection.leave().isEmpty()) {
            RegistrationRules.reason(new Faults(), reason).refuse();
        }
        return transactions.required(() -> {
            lock(caller, selection);
            Gathered known = gathered(caller, selection);
            ModuleProposal proposal = ruled(caller, known, selection);
            if (!proposal.permitted()) {
                throw refusal(proposal).exception();
            }
            Caller writing = caller.acting(caller.scope(), RegistrationAdmin.WRITE, Curriculum.READ, Students.READ);
            List<ModuleRegistration> done = new ArrayList<>();
            for (Occurrence occurrence : known.take()) {
                done.add(admin.register(writing, wanted(known.registration(), occurrence, selection))
                        .record());
            }
            for (Versioned<ModuleRegistration> left : known.leave()) {
                done.add(admin.withdraw(writing, left.record().id(), leaving(left.record()), left.version(), reason)
                        .record());
            }
            return done;
        });
    }

    private record Gathered(
            ProgrammeRegistration registration,
            List<Occurrence> take,
            List<Versioned<ModuleRegistration>> leave,
            Map<OccurrenceId, Occurrence> occurrences,
            Map<ModuleId, Module> modules,
            List<ModuleRegistration> taken) {}

    // two choices of one student at once would each be within the load
    private void lock(Caller caller, ModuleSelection selection) {
        if (selection.registrationId() != null) {
            programmes.locked(caller.scope(), List.of(selection.registrationId()));
        }
    }

    private Gathered gathered(Caller caller, ModuleSelection selection) {
        Caller acting = Insider.of(caller);
        ProgrammeRegistration registration = registration(caller, selection);
        Faults faults = new Faults()
                .between("take", selection.take().size() + selection.leave().size(), 1, MOST)
                .check(
                        new HashSet<>(selection.take()).size()
                                == selection.take().size(),
                        "take",
                        selection.take(),
                        "must name each occurrence once")
                .check(
                        new HashSet<>(selection.leave()).size()
                                == selection.leave().size(),
                        "leave",
                        selection.leave(),
                        "must name each registration once");
        if (selection.loadReason() != null) {
            faults.oneOf("loadReason", selection.loadReason(), List.of("REPEAT", "SUBSTITUTION", "TRANSFER"));
        }
        faults.refuse();
        Map<OccurrenceId, Occurrence> occurrences = new LinkedHashMap<>();
        List<ModuleRegistration> held = new ArrayList<>();
        for (ModuleRegistration one :
                modules.ofStudents(caller.scope(), registration.institution(), Set.of(registration.studentId()))) {
            if (one.status() == ModuleRegistration.Status.REGISTERED) {
                Occurrence occurrence =
                        curriculum.occurrence(acting, one.occurrenceId()).record();
                occurrences.put(occurrence.id(), occurrence);
                if (occurrence.session().equals(registration.session())) {
                    held.add(one);
                }
            }
        }
        List<Occurrence> take = new ArrayList<>();
        for (int i = 0; i < selection.take().size(); i++) {
            OccurrenceId id = selection.take().get(i);
            Occurrence occurrence = occurrence(acting, registration, id);
            String field = "take[" + i + "]";
            faults.check(occurrence != null, field, id, "must be an occurrence of the institution and the session");
            if (occurrence != null) {
                faults.check(occurrence.starts() != null, field, id, "must have a first day, which decides the window");
                occurrences.put(id, occurrence);
                take.add(occurrence);
            }
        }
        List<Versioned<ModuleRegistration>> leave = new ArrayList<>();
        for (int i = 0; i < selection.leave().size(); i++) {
            ModuleRegistrationId id = selection.leave().get(i);
            boolean known = held.stream().anyMatch(one -> one.id().equals(id));
            faults.check(known, "leave[" + i + "]", id, "must be a registration of the student in the session");
            if (known) {
                leave.add(modules.get(caller.scope(), id).orElseThrow());
            }
        }
        faults.refuse();
        Set<ModuleId> ids = new HashSet<>();
        occurrences.values().forEach(one -> ids.add(one.moduleId()));
        List<ModuleRegistration> kept = held.stream()
                .filter(one -> !selection.leave().contains(one.id()))
                .toList();
        return new Gathered(registration, take, leave, occurrences, curriculum.modules(acting, ids), kept);
    }

    private ProgrammeRegistration registration(Caller caller, ModuleSelection selection) {
        new Faults().given("registrationId", selection.registrationId()).refuse();
        ProgrammeRegistration registration = programmes
                .get(caller.scope(), selection.registrationId())
                .orElseThrow(() -> Problem.notFound("programme registration", selection.registrationId())
                        .exception())
                .record();
        if (registration.status() != ProgrammeRegistration.Status.ACTIVE) {
            throw Problem.conflict("status", registration.status(), "must be ACTIVE for a choice of modules")
                    .exception();
        }
        return registration;
    }

    private Occurrence occurrence(Caller acting, ProgrammeRegistration registration, OccurrenceId id) {
        try {
            Occurrence found = curriculum.occurrence(acting, id).record();
            boolean fits = found.institution().equals(registration.institution())
                    && found.session().equals(registration.session());
            return fits ? found : null;
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private ModuleProposal ruled(Caller caller, Gathered known, ModuleSelection selection) {
        Caller acting = Insider.of(caller);
        ProgrammeRegistration registration = known.registration();
        Governing governing = new Governing(curriculum, regulations, acting);
        Pack pack = governing.pack(registration.programmeId(), registration.session());
        LocalDate today = today();
        List<WaivedClause> waived = Governing.waived(
                pack,
                waivers.standing(caller.scope(), registration.institution(), List.of(registration.studentId()), today));
        ModuleRuling ruling = new ModuleRuling(pack, waived);
        int before = credits(known, known.taken());
        int wanted = known.take().stream()
                .mapToInt(one -> module(known, one).credits())
                .sum();
        ruling.load(
                governing.programme(registration.programmeId()).group(),
                wanted,
                before,
                selection.loadReason() == null ? null : LoadFacts.Reason.valueOf(selection.loadReason()),
                !known.leave().isEmpty());
        known.take().forEach(one -> ruling.window(one.moduleCode(), one.starts(), today));
        known.leave().stream()
                .map(one -> known.occurrences().get(one.record().occurrenceId()))
                .forEach(one -> ruling.window(one.moduleCode(), one.starts(), today));
        Needs needs = needs(acting, known);
        Map<ModuleId, Module> named = needs.named();
        ruling.modules(
                known.take().stream().map(one -> module(known, one)).toList(),
                selection.attempt() != ModuleRegistration.Attempt.FIRST,
                needs.demands(),
                needs.passed(),
                taking(known),
                named,
                standing(acting, registration, today));
        return ruling.proposal(before + wanted);
    }

    /**
     * What modules demand and what the student has passed.
     *
     * @param demands null when nobody can say
     * @param passed null when nobody can say
     * @param named all modules that are mentioned
     */
    private record Needs(Map<ModuleId, List<Requirement>> demands, Set<ModuleId> passed, Map<ModuleId, Module> named) {}

    private Needs needs(Caller acting, Gathered known) {
        ProgrammeRegistration registration = known.registration();
        List<ModuleId> wanted = known.take().stream().map(Occurrence::moduleId).toList();
        Map<ModuleId, List<Requirement>> demands = contributors
                .requirements()
                .map(service -> service.of(acting, registration.institution(), wanted, registration.session()))
                .orElse(null);
        Set<ModuleId> passed = contributors
                .results()
                .map(service -> service.passed(acting, registration.institution(), List.of(registration.studentId()))
                        .getOrDefault(registration.studentId(), Set.of()))
                .map(HashSet::new)
                .orElse(null);
        if (passed != null) {
            priorLearning
                    .ofStudents(acting.scope(), registration.institution(), List.of(registration.studentId()))
                    .forEach(one -> passed.add(one.learning().moduleId()));
        }
        Set<ModuleId> mentioned = new HashSet<>(passed == null ? Set.of() : passed);
        if (demands != null) {
            demands.values().forEach(each -> each.forEach(one -> mentioned.addAll(one.anyOf())));
        }
        Map<ModuleId, Module> named = new HashMap<>(known.modules());
        named.putAll(curriculum.modules(acting, mentioned));
        return new Needs(demands, passed, named);
    }

    private List<String> standing(Caller acting, ProgrammeRegistration registration, LocalDate today) {
        return holds
                .standing(acting, registration.institution(), List.of(registration.studentId()), today)
                .getOrDefault(registration.studentId(), List.of())
                .stream()
                .filter(hold -> hold.effects().contains(Hold.Effect.MODULE_REGISTRATION))
                .map(hold -> "hold " + hold.id() + " of " + hold.source())
                .toList();
    }

    private static Set<String> taking(Gathered known) {
        Set<String> taking = new HashSet<>();
        known.taken()
                .forEach(one ->
                        taking.add(known.occurrences().get(one.occurrenceId()).moduleCode()));
        known.take().forEach(one -> taking.add(one.moduleCode()));
        return taking;
    }

    private static int credits(Gathered known, List<ModuleRegistration> registrations) {
        return registrations.stream()
                .mapToInt(one -> module(known, known.occurrences().get(one.occurrenceId()))
                        .credits())
                .sum();
    }

    private static Module module(Gathered known, Occurrence occurrence) {
        Module module = known.modules().get(occurrence.moduleId());
        if (module == null) {
            throw Problem.notFound("module", occurrence.moduleId()).exception();
        }
        return module;
    }

    private ModuleRegistration wanted(
            ProgrammeRegistration registration, Occurrence occurrence, ModuleSelection selection) {
        return new ModuleRegistration(
                null,
                registration.institution(),
                registration.studentId(),
                occurrence.id(),
                selection.attempt(),
                ModuleRegistration.Status.REGISTERED,
                today(),
                null);
    }

    /** A registration that begins later is left on the day on which it would begin. */
    private LocalDate leaving(ModuleRegistration left) {
        LocalDate today = today();
        return left.registeredOn() != null && left.registeredOn().isAfter(today) ? left.registeredOn() : today;
    }

    private static Problem refusal(ModuleProposal proposal) {
        return Problem.invalid(proposal.rules().stream()
                .filter(rule -> !rule.satisfied() && proposal.refusals().contains(rule.code()))
                .map(rule -> new Fault(
                        rule.facts().getOrDefault("module", "modules"),
                        rule.code(),
                        "is against " + rule.clause() + " (" + rule.rule() + "): " + worded(rule.facts())))
                .toList());
    }

    private static String worded(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> !fact.getKey().equals("module"))
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
