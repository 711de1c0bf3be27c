package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Requirement;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.ModuleChoiceFacts.Course;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.PriorResults.Unsubmitted;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.provider.basis.Bearers;
import org.matricula.registration.provider.basis.Belonging;
import org.matricula.registration.provider.basis.Cited;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.Registrable.Death;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.module.ModuleVerdicts.Wish;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.registration.provider.store.ReassessmentStore.Ordered;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.store.WaiverStore.Held;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers, set-wise, what is known of choices of modules, and has them ruled by the packs of their programmes. */
@Component(service = ModuleJudge.class)
public final class ModuleJudge {

    private final ProgrammeRegistrationStore programmes;
    private final ModuleRegistrationStore modules;
    private final PriorLearningStore priorLearning;
    private final ClaimStore claims;
    private final WaiverStore waivers;
    private final Holds holds;
    private final Persons persons;
    private final Registrable registrable;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final Regulations regulations;
    private final Contributors contributors;
    private final LocalDays localDays;
    private final AuditTrail auditTrail;

    /** Asks stores, neighbours and contributors; what is done by waivers goes to the audit trail. */
    @Activate
    public ModuleJudge(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore modules,
            @Reference PriorLearningStore priorLearning,
            @Reference ClaimStore claims,
            @Reference WaiverStore waivers,
            @Reference Holds holds,
            @Reference Persons persons,
            @Reference Registrable registrable,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference Regulations regulations,
            @Reference Contributors contributors,
            @Reference LocalDays localDays,
            @Reference AuditTrail auditTrail) {
        this.programmes = programmes;
        this.modules = modules;
        this.priorLearning = priorLearning;
        this.claims = claims;
        this.waivers = waivers;
        this.holds = holds;
        this.persons = persons;
        this.registrable = registrable;
        this.curriculum = curriculum;
        this.versions = versions;
        this.regulations = regulations;
        this.contributors = contributors;
        this.localDays = localDays;
        this.auditTrail = auditTrail;
    }

    /** Only these are a choice of modules: resits have no teaching, and boards order them. */
    static boolean isTaught(Attempt attempt) {
        return attempt == Attempt.FIRST || attempt == Attempt.REPEAT;
    }

    /**
     * The active programme registrations of students in a session. From then on nobody else registers these persons on
     * modules before the transaction ends: two choices at once would each be within the load. So what they take is read
     * afterwards.
     */
    public Map<StudentId, List<ProgrammeRegistration>> studying(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<StudentId> students) {
        Set<StudentId> asked = new HashSet<>(students);
        return locked(caller, institution, students).stream()
                .filter(one -> asked.contains(one.studentId()) && Belonging.runs(one, session))
                .collect(Collectors.groupingBy(ProgrammeRegistration::studentId));
    }

    /** Which records of persons are meant by some of them. */
    public Bearers bearers(Caller caller, InstitutionCode institution, Collection<StudentId> named) {
        return new Bearers(persons, programmes, modules, caller, institution, named);
    }

    /** All programme registrations of the persons behind students, once nobody else can change any of them. */
    List<ProgrammeRegistration> locked(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        Set<StudentId> records = all(persons.identities(Insider.of(caller), students));
        return programmes.locked(
                caller.scope(),
                programmes.ofStudents(caller.scope(), institution, records).stream()
                        .map(ProgrammeRegistration::id)
                        .toList());
    }

    public LocalDate today(Caller caller, InstitutionCode institution) {
        return localDays.today(caller, institution);
    }

    /** What the persons behind students are registered on in a session. */
    public Taken taken(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<StudentId> students) {
        Caller acting = Insider.of(caller);
        Map<StudentId, Set<StudentId>> identities = persons.identities(acting, students);
        List<ModuleRegistration> own = modules.ofStudents(caller.scope(), institution, all(identities));
        List<ModuleRegistration> registered = own.stream()
                .filter(one -> one.status() == ModuleRegistration.Status.REGISTERED)
                .toList();
        Map<OccurrenceId, Occurrence> occurrences = new HashMap<>(curriculum.occurrences(
                acting, own.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet())));
        Map<StudentId, LocalDate> cancelled = cancelled(session, identities, own, occurrences);
        occurrences
                .keySet()
                .retainAll(registered.stream()
                        .map(ModuleRegistration::occurrenceId)
                        .collect(Collectors.toSet()));
        Map<StudentId, List<Attempted>> attempts = new HashMap<>();
        identities.forEach((student, records) -> attempts.put(
                student,
                registered.stream()
                        .filter(one -> records.contains(one.studentId()) && occurrences.containsKey(one.occurrenceId()))
                        .map(one -> new Attempted(occurrences.get(one.occurrenceId()), one.attempt()))
                        .toList()));
        occurrences.values().removeIf(one -> !one.session().equals(session));
        Map<StudentId, List<ModuleRegistration>> byRecord = registered.stream()
                .filter(one -> occurrences.containsKey(one.occurrenceId()))
                .collect(Collectors.groupingBy(ModuleRegistration::studentId));
        Map<StudentId, List<ModuleRegistration>> byPerson = new HashMap<>();
        identities.forEach((student, records) -> byPerson.put(
                student,
                records.stream()
                        .flatMap(record -> byRecord.getOrDefault(record, List.of()).stream())
                        .toList()));
        Map<ProgrammeRegistrationId, ProgrammeId> running = new HashMap<>();
        programmes.ofStudents(caller.scope(), institution, all(identities)).stream()
                .filter(one -> Belonging.runs(one, session))
                .forEach(one -> running.put(one.id(), one.programmeId()));
        return new Taken(byPerson, occurrences, attempts, running, cancelled);
    }

    /** The last day of the session on which each person was taken off a run that does not take place. */
    private static Map<StudentId, LocalDate> cancelled(
            AcademicSession session,
            Map<StudentId, Set<StudentId>> identities,
            List<ModuleRegistration> own,
            Map<OccurrenceId, Occurrence> runs) {
        Map<StudentId, LocalDate> cancelled = new HashMap<>();
        identities.forEach((student, records) -> own.stream()
                .filter(one -> one.status() == ModuleRegistration.Status.WITHDRAWN)
                .filter(one -> records.contains(one.studentId()))
                .filter(one -> isCancelled(one, runs.get(one.occurrenceId()), session))
                .map(one -> runs.get(one.occurrenceId()).cancelled().on())
                .max(Comparator.naturalOrder())
                .ifPresent(day -> cancelled.put(student, day)));
        return cancelled;
    }

    /** True for what was left by the cancellation, and not before. */
    private static boolean isCancelled(ModuleRegistration left, Occurrence run, AcademicSession session) {
        return run != null
                && run.cancelled() != null
                && run.session().equals(session)
                && !left.withdrawnOn().isBefore(run.cancelled().on());
    }

    /** What the persons behind students have passed, recognised learning included; nothing while nobody can say. */
    Map<StudentId, Set<ModuleId>> passed(Caller acting, InstitutionCode institution, Collection<StudentId> students) {
        Map<StudentId, Set<ModuleId>> known = passed(acting, institution, persons.identities(acting, students));
        return known == null ? Map.of() : known;
    }

    private static Set<StudentId> all(Map<StudentId, Set<StudentId>> identities) {
        return identities.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /**
     * Rules on choices of one institution and session, each of another programme registration; answers in their order.
     *
     * @param supposed clauses that are taken as waived for all of them, beside those that are
     */
    List<Judged> judge(Caller caller, List<Choice> choices, Taken taken, List<WaivedClause> supposed) {
        if (choices.isEmpty()) {
            return List.of();
        }
        Caller acting = Insider.of(caller);
        Known known = known(acting, choices, taken);
        Governing governing = new Governing(curriculum, regulations, acting);
        List<Judged> judged = new ArrayList<>(choices.size());
        for (Choice choice : choices) {
            Course course = known.courses().of(choice.registration());
            judged.add(judged(governing, choice, taken, known, supposed, course));
        }
        List<Choice> told = IntStream.range(0, choices.size())
                .filter(i -> choices.get(i).isTold() && judged.get(i).refused())
                .mapToObj(choices::get)
                .toList();
        if (!told.isEmpty()) {
            // what a record tells may have been chosen by a version that was replaced since
            Courses before = courses(acting, told, (routes, one) -> routes.knowing(one, one.session()));
            for (Choice choice : told) {
                before.each(choice.registration()).stream()
                        .map(course -> judged(governing, choice, taken, known, supposed, course))
                        .filter(Judged::permitted)
                        .findFirst()
                        .ifPresent(permitted -> judged.set(choices.indexOf(choice), permitted));
            }
        }
        return judged;
    }

    /** Keeps the waivers by which a choice that is carried out is permitted. */
    void cite(Caller caller, ProgrammeRegistration registration, ModuleProposal proposal) {
        cite(caller, registration.institution(), "programme-registration/" + registration.id(), proposal);
    }

    private void cite(Caller caller, InstitutionCode institution, String subject, ModuleProposal proposal) {
        auditTrail.record(caller, Cited.of(institution, subject, proposal.pack(), proposal.rules()));
    }

    private Judged judged(
            Governing governing, Choice choice, Taken taken, Known known, List<WaivedClause> supposed, Course course) {
        ProgrammeRegistration registration = choice.registration();
        Death death = known.dead().get(choice.student());
        if (death != null && !choice.tellsUpTo(death.learned())) {
            return new Judged(null, null, Registrable.died(choice.student(), death.since()));
        }
        for (Take take : choice.take()) {
            Problem elsewhere = taken.elsewhere(choice.student(), take.run(), take.attempt());
            if (elsewhere != null) {
                return new Judged(null, null, elsewhere);
            }
        }
        for (ModuleRegistration left : choice.leave()) {
            if (known.resulted().contains(left.id())) {
                return new Judged(null, null, recorded(left));
            }
        }
        Pack pack;
        try {
            pack = governing.pack(registration.programmeId(), registration.session());
        } catch (ProblemException none) {
            if (none.problem().kind() != Problem.Kind.CONFLICT) {
                throw none;
            }
            return new Judged(null, null, none.problem());
        }
        String group = governing.programme(registration.programmeId()).group();
        ModuleRuling ruling = new ModuleRuling(pack, waived(choice, pack, known, supposed), choice.days(known.today()));
        return new Judged(ruled(ruling, choice, taken, known, group, course), pack, null);
    }

    /** What is waived for a choice on one of some days. */
    private static Function<Set<LocalDate>, List<WaivedClause>> waived(
            Choice choice, Pack pack, Known known, List<WaivedClause> supposed) {
        List<Held> held = known.waivers().getOrDefault(choice.student(), List.of());
        return days -> {
            List<WaivedClause> clauses = new ArrayList<>(Governing.waived(
                    pack,
                    held.stream()
                            .filter(one -> days.stream()
                                    .anyMatch(day -> choice.tells(day)
                                            ? one.waiver().stoodOn(day)
                                            : one.waiver().standsOn(day)))
                            .toList()));
            clauses.addAll(supposed);
            return clauses;
        };
    }

    static Problem refusal(ModuleProposal proposal) {
        return Problem.invalid(proposal.rules().stream()
                .filter(rule -> !rule.satisfied() && proposal.refusals().contains(rule.code()))
                .map(rule -> new Fault(
                        rule.facts().getOrDefault("module", "modules"),
                        rule.code(),
                        "is against " + rule.clause() + " (" + rule.rule() + ")" + worded(rule.facts())))
                .toList());
    }

    private static String worded(Map<String, String> facts) {
        String words = facts.entrySet().stream()
                .filter(fact -> !fact.getKey().equals("module"))
                .map(fact -> new Finding.Fact(fact.getKey(), fact.getValue()).words())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : ": " + words;
    }

    private ModuleProposal ruled(
            ModuleRuling ruling, Choice choice, Taken taken, Known known, String group, Course course) {
        LocalDate today = known.today();
        List<Occurrence> kept = kept(choice, taken, one -> taken.isOf(choice.registration(), one));
        List<Occurrence> take = runs(choice.chosen());
        List<Occurrence> ordered = runs(choice.ordered());
        Set<ModuleId> passed = known.passed() == null ? null : known.passed().getOrDefault(choice.student(), Set.of());
        // the load of associate students is that of all their programmes together (L1031)
        boolean together = StudentGroup.ASSOCIATE.name().equals(group);
        int before = known.credits(together ? kept(choice, taken, one -> true) : kept);
        int wanted = known.credits(take);
        Set<String> beside =
                codes(Stream.of(kept, take, ordered).flatMap(List::stream).toList());
        if (!ordered.isEmpty()) {
            ruling.modules(
                    ordered.stream().map(known::module).toList(),
                    List.of(),
                    codes(ordered),
                    Map.of(),
                    codes(ordered.stream()
                            .filter(run -> taken.isRepeated(choice.student(), run))
                            .toList()),
                    passed,
                    beside,
                    Set.of(),
                    null,
                    known.modules(),
                    List.of());
            if (take.isEmpty() && choice.leave().isEmpty()) {
                return ruling.proposal(before);
            }
        }
        ruling.load(group, wanted, before, choice.loadReason(), !choice.leave().isEmpty());
        choice.chosen()
                .forEach(one ->
                        ruling.window(one.run().moduleCode(), taken.weeksFrom(choice.student(), one.run()), one.on()));
        choice.leave().stream()
                .map(one -> taken.occurrences().get(one.occurrenceId()))
                .forEach(one -> ruling.window(one.moduleCode(), one.starts(), today));
        ruling.modules(
                take.stream().map(known::module).toList(),
                Stream.concat(kept.stream(), ordered.stream())
                        .map(known::module)
                        .toList(),
                codes(choice.chosen().stream()
                        .filter(Take::again)
                        .map(Take::run)
                        .toList()),
                known.demands(choice, taken),
                codes(choice.chosen().stream()
                        .filter(one -> one.again()
                                ? taken.isRepeated(choice.student(), one.run())
                                : taken.isBegun(choice, one.run()))
                        .map(Take::run)
                        .toList()),
                passed,
                beside,
                leaving(choice, taken),
                course,
                known.modules(),
                known.holds().getOrDefault(choice.student(), List.of()));
        return ruling.proposal(before + wanted);
    }

    private static List<Occurrence> runs(List<Take> some) {
        return some.stream().map(Take::run).toList();
    }

    private static Set<String> leaving(Choice choice, Taken taken) {
        return codes(choice.leave().stream()
                .map(one -> taken.occurrences().get(one.occurrenceId()))
                .toList());
    }

    /**
     * Why modules that others need beside them do not leave alone, by registration: what is chosen else of the choices is
     * there already, or a record.
     */
    Map<ModuleRegistrationId, Problem> needed(Caller caller, List<Choice> choices, Taken taken) {
        if (choices.isEmpty()) {
            return Map.of();
        }
        Caller acting = Insider.of(caller);
        Known known = known(acting, choices, taken);
        Governing governing = new Governing(curriculum, regulations, acting);
        Map<ModuleRegistrationId, Problem> needed = new HashMap<>();
        for (Choice choice : choices) {
            ProgrammeRegistration registration = choice.registration();
            Pack pack = ruling(governing, registration.programmeId(), registration.session());
            if (pack != null) {
                List<Occurrence> stay = new ArrayList<>(kept(choice, taken, one -> taken.isOf(registration, one)));
                choice.take().stream().map(Take::run).forEach(stay::add);
                ModuleRuling ruling =
                        new ModuleRuling(pack, waived(choice, pack, known, List.of()), choice.days(known.today()));
                ruling.modules(
                        List.of(),
                        stay.stream().map(known::module).toList(),
                        Set.of(),
                        known.demands(),
                        null,
                        known.passed() == null ? null : known.passed().getOrDefault(choice.student(), Set.of()),
                        codes(stay),
                        leaving(choice, taken),
                        null,
                        known.modules(),
                        List.of());
                ModuleProposal proposal = ruling.proposal(0);
                if (proposal.permitted()) {
                    cite(caller, registration, proposal);
                } else {
                    choice.leave().forEach(left -> needed.put(left.id(), refusal(proposal)));
                }
            }
        }
        return needed;
    }

    /**
     * What the regulations say against modules that students take beside what is recognised for them, or is so no more:
     * asked is what these modules demand of it, and nothing else (L1417). Runs that are over are records.
     *
     * @param changed what would be recognised, or was until now, by student
     * @param recognised true when it would be
     */
    public Map<StudentId, Map<ModuleId, Problem>> beside(
            Caller caller, InstitutionCode institution, Map<StudentId, Set<ModuleId>> changed, boolean recognised) {
        Caller acting = Insider.of(caller);
        Governing governing = new Governing(curriculum, regulations, acting);
        Map<StudentId, Set<StudentId>> identities = persons.identities(acting, changed.keySet());
        Map<StudentId, Set<ModuleId>> modulesOf = new HashMap<>();
        identities.forEach((student, person) -> person.forEach(
                one -> modulesOf.computeIfAbsent(one, o -> new HashSet<>()).addAll(changed.get(student))));
        Map<StudentId, Map<ModuleId, Problem>> against = new HashMap<>();
        sessions(acting, institution, all(identities)).forEach((session, some) -> {
            List<Choice> choices =
                    studying(caller, institution, session, all(persons.identities(acting, some))).values().stream()
                            .flatMap(List::stream)
                            .filter(one -> ruling(governing, one.programmeId(), session) != null)
                            .map(one -> new Choice(one, List.of(), List.of(), null))
                            .toList();
            if (!choices.isEmpty()) {
                Taken taken = taken(
                        caller,
                        institution,
                        session,
                        choices.stream().map(Choice::student).toList());
                Known known = known(acting, choices, taken);
                choices.forEach(choice -> modulesOf.get(choice.student()).forEach(module -> {
                    Problem problem = beside(governing, choice, taken, known, module, recognised);
                    if (problem != null) {
                        against.computeIfAbsent(choice.student(), s -> new HashMap<>())
                                .put(module, problem);
                    }
                }));
            }
        });
        Map<StudentId, Map<ModuleId, Problem>> asked = new HashMap<>();
        identities.forEach((student, person) -> person.forEach(one -> against.getOrDefault(one, Map.of())
                .forEach((module, problem) ->
                        asked.computeIfAbsent(student, s -> new HashMap<>()).put(module, problem))));
        return asked;
    }

    private static Problem beside(
            Governing governing, Choice choice, Taken taken, Known known, ModuleId module, boolean recognised) {
        ProgrammeRegistration registration = choice.registration();
        List<Occurrence> kept = kept(choice, taken, one -> taken.isOf(registration, one)).stream()
                .filter(run -> ModuleVerdicts.isPresent(run, known.today()))
                .toList();
        if (known.demands() == null) {
            return !recognised || kept.stream().allMatch(run -> run.moduleId().equals(module))
                    ? null
                    : Problem.conflict(
                            "modules", module, "cannot be recognised while nobody tells what modules demand");
        }
        Map<ModuleId, List<Requirement>> naming = Recognitions.naming(known.demands(), module);
        List<Module> asked = kept.stream()
                .filter(run -> !run.moduleId().equals(module) && naming.containsKey(run.moduleId()))
                .map(known::module)
                .toList();
        if (asked.isEmpty()) {
            return null;
        }
        Set<ModuleId> passed =
                known.passed() == null ? null : new HashSet<>(known.passed().getOrDefault(choice.student(), Set.of()));
        if (passed != null) {
            // that they are passed themselves says nothing of what they demand
            asked.forEach(one -> passed.remove(one.id()));
            if (recognised) {
                passed.add(module);
            }
        }
        Pack pack = governing.pack(registration.programmeId(), registration.session());
        ModuleRuling ruling =
                new ModuleRuling(pack, waived(choice, pack, known, List.of()), choice.days(known.today()));
        ruling.modules(
                asked,
                List.of(),
                Set.of(),
                naming,
                null,
                passed,
                codes(kept),
                Set.of(),
                null,
                known.modules(),
                List.of());
        ModuleProposal proposal = ruling.proposal(0);
        return proposal.permitted() ? null : refusal(proposal);
    }

    /** The sessions in which students take something that is not over, and who they are. */
    private Map<AcademicSession, Set<StudentId>> sessions(
            Caller acting, InstitutionCode institution, Set<StudentId> students) {
        List<ModuleRegistration> registered = modules.ofStudents(acting.scope(), institution, students).stream()
                .filter(one -> one.status() == ModuleRegistration.Status.REGISTERED && isTaught(one.attempt()))
                .toList();
        Map<AcademicSession, Set<StudentId>> sessions = new TreeMap<>();
        if (!registered.isEmpty()) {
            LocalDate today = today(acting, institution);
            Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                    acting,
                    registered.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
            registered.stream()
                    .filter(one -> runs.containsKey(one.occurrenceId())
                            && ModuleVerdicts.isPresent(runs.get(one.occurrenceId()), today))
                    .forEach(one -> sessions.computeIfAbsent(
                                    runs.get(one.occurrenceId()).session(), s -> new HashSet<>())
                            .add(one.studentId()));
        }
        return sessions;
    }

    private static List<Occurrence> kept(Choice choice, Taken taken, Predicate<ModuleRegistration> counts) {
        return taken.of(choice.student()).stream()
                .filter(one -> !choice.leave().contains(one) && isTaught(one.attempt()) && counts.test(one))
                .map(one -> taken.occurrences().get(one.occurrenceId()))
                .distinct()
                .toList();
    }

    /**
     * What rulings need to know.
     *
     * @param modules all modules that are mentioned
     * @param demands what modules demand; null when nobody can say
     * @param recognitions since when something was recognised, of those of whom a record tells
     * @param passed what students have passed; null when nobody can say
     * @param dead those of whom it is known
     * @param holds what stands against registration on modules, in words
     * @param courses what the programmes specify
     * @param resulted of what there is a result
     * @param today the day that it is at the institution
     */
    private record Known(
            Map<ModuleId, Module> modules,
            Map<ModuleId, List<Requirement>> demands,
            Map<StudentId, Recognitions> recognitions,
            Map<StudentId, Set<ModuleId>> passed,
            Map<StudentId, List<Held>> waivers,
            Map<StudentId, Death> dead,
            Map<StudentId, List<String>> holds,
            Courses courses,
            Set<ModuleRegistrationId> resulted,
            LocalDate today) {

        Module module(Occurrence occurrence) {
            Module module = modules.get(occurrence.moduleId());
            if (module == null) {
                throw Problem.notFound("module", occurrence.moduleId()).exception();
            }
            return module;
        }

        /** What modules demand, of what a record tells as of its day. */
        Map<ModuleId, List<Requirement>> demands(Choice choice, Taken taken) {
            Recognitions recognised = recognitions.getOrDefault(choice.student(), Recognitions.NONE);
            if (demands == null || passed == null || recognised.spans().isEmpty()) {
                return demands;
            }
            Set<ModuleId> taking = Stream.concat(
                            kept(choice, taken, one -> taken.isOf(choice.registration(), one)).stream(),
                            choice.take().stream().map(Take::run))
                    .map(Occurrence::moduleId)
                    .collect(Collectors.toSet());
            Map<ModuleId, List<Requirement>> then = new HashMap<>(demands);
            choice.take().stream()
                    .filter(Take::told)
                    .forEach(one -> then.computeIfPresent(
                            one.run().moduleId(),
                            (module, each) -> recognised.asOf(
                                    one.on(), each, passed.getOrDefault(choice.student(), Set.of()), taking)));
            return then;
        }

        int credits(List<Occurrence> occurrences) {
            return occurrences.stream().mapToInt(one -> module(one).credits()).sum();
        }
    }

    private Known known(Caller acting, List<Choice> choices, Taken taken) {
        InstitutionCode institution = choices.get(0).registration().institution();
        AcademicSession session = choices.get(0).registration().session();
        List<StudentId> students = choices.stream().map(Choice::student).toList();
        Set<ModuleId> chosen = choices.stream()
                .flatMap(choice -> choice.take().stream())
                .map(one -> one.run().moduleId())
                .collect(Collectors.toSet());
        taken.occurrences().values().forEach(one -> chosen.add(one.moduleId()));
        Map<ModuleId, List<Requirement>> demands = contributors
                .requirements()
                .map(service -> service.of(acting, institution, chosen, session))
                .orElse(null);
        Map<StudentId, Set<StudentId>> identities = persons.identities(acting, students);
        Map<StudentId, Set<ModuleId>> passed = passed(acting, institution, identities);
        Set<ModuleId> mentioned = new HashSet<>(chosen);
        if (passed != null) {
            passed.values().forEach(mentioned::addAll);
        }
        if (demands != null) {
            demands.values().forEach(each -> each.forEach(one -> mentioned.addAll(one.anyOf())));
        }
        LocalDate today = today(acting, institution);
        return new Known(
                curriculum.modules(acting, mentioned),
                demands,
                choices.stream().flatMap(choice -> choice.take().stream()).anyMatch(Take::told)
                        ? recognitions(acting, institution, identities)
                        : Map.of(),
                passed,
                waived(acting, institution, identities),
                registrable.deaths(acting, institution, students),
                standing(acting, institution, choices, today),
                courses(acting, choices, (routes, one) -> routes.taughtBy(one, session).stream()
                        .toList()),
                resulted(
                        acting,
                        institution,
                        choices.stream()
                                .flatMap(choice -> choice.leave().stream())
                                .toList()),
                today);
    }

    private Map<StudentId, Recognitions> recognitions(
            Caller acting, InstitutionCode institution, Map<StudentId, Set<StudentId>> identities) {
        Map<StudentId, List<Claim>> made = claims.all(acting.scope(), institution, all(identities)).stream()
                .collect(Collectors.groupingBy(Claim::studentId));
        Map<StudentId, Recognitions> recognitions = new HashMap<>();
        if (!made.isEmpty()) {
            identities.forEach((student, own) -> recognitions.put(
                    student,
                    Recognitions.of(own.stream()
                            .flatMap(one -> made.getOrDefault(one, List.of()).stream())
                            .toList())));
        }
        return recognitions;
    }

    private Set<ModuleRegistrationId> resulted(
            Caller acting, InstitutionCode institution, Collection<ModuleRegistration> some) {
        return contributors.resulted(
                acting,
                institution,
                some.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()));
    }

    private static Problem recorded(ModuleRegistration left) {
        return Problem.conflict("id", left.id(), "has a result, or all its marks, and stays on record");
    }

    /**
     * Why modules do not leave the record, by registration: there is a result of them, or the weeks of change are over
     * (T-ST-3) and nothing is waived on the day, be it that of leaving or of today. With a programme registration that has
     * ended or rests its modules are left on any day; nothing is asked of resits, which nobody chooses.
     */
    Map<ModuleRegistrationId, Problem> against(
            Caller caller, InstitutionCode institution, Collection<Leaving> leavings) {
        if (leavings.isEmpty()) {
            return Map.of();
        }
        Caller acting = Insider.of(caller);
        List<ModuleRegistration> left =
                leavings.stream().map(Leaving::registration).toList();
        Set<ModuleRegistrationId> resulted = resulted(acting, institution, left);
        Map<StudentId, Set<StudentId>> identities = persons.identities(
                acting, left.stream().map(ModuleRegistration::studentId).toList());
        Map<StudentId, List<Held>> held = waived(acting, institution, identities);
        List<ProgrammeRegistration> registered = programmes.ofStudents(caller.scope(), institution, all(identities));
        Governing governing = new Governing(curriculum, regulations, acting);
        LocalDate today = today(acting, institution);
        Map<ModuleRegistrationId, Problem> against = new HashMap<>();
        for (Leaving leaving : leavings) {
            StudentId student = leaving.registration().studentId();
            Problem problem = resulted.contains(leaving.registration().id())
                    ? recorded(leaving.registration())
                    : late(
                            caller,
                            institution,
                            "module-registration/" + leaving.registration().id(),
                            week(
                                    governing,
                                    leaving,
                                    of(registered, identities.get(student)),
                                    held.get(student),
                                    today));
            if (problem != null) {
                against.put(leaving.registration().id(), problem);
            }
        }
        return against;
    }

    /** Why modules were not taken under programme registrations that do not run any more. */
    Map<Wish, Problem> against(Caller caller, InstitutionCode institution, Collection<Wish> records, Taken taken) {
        if (records.isEmpty()) {
            return Map.of();
        }
        Caller acting = Insider.of(caller);
        List<StudentId> students = records.stream().map(Wish::student).toList();
        Map<StudentId, Death> dead = registrable.deaths(acting, institution, students);
        Map<StudentId, List<Held>> held = waived(acting, institution, persons.identities(acting, students));
        Governing governing = new Governing(curriculum, regulations, acting);
        Map<Wish, Problem> against = new HashMap<>();
        for (Wish wish : records) {
            Death death = dead.get(wish.student());
            Problem problem = taken.elsewhere(wish.student(), wish.run(), wish.attempt());
            if (death != null
                    && wish.registeredOn() != null
                    && wish.registeredOn().isAfter(death.learned())) {
                problem = Registrable.died(wish.student(), death.since());
            } else if (problem == null && !wish.ended() && wish.attempt() != Attempt.REPEAT) {
                List<Held> waivers = held.get(wish.student()).stream()
                        .filter(one -> one.waiver().stoodOn(wish.registeredOn()))
                        .toList();
                problem = late(
                        caller,
                        institution,
                        "programme-registration/" + wish.past().id(),
                        week(governing, wish.programme(), wish.run(), wish.registeredOn(), waivers));
            }
            if (problem != null) {
                against.put(wish, problem);
            }
        }
        return against;
    }

    private ModuleProposal week(
            Governing governing, Leaving leaving, List<ProgrammeRegistration> own, List<Held> held, LocalDate today) {
        Optional<ProgrammeRegistration> under = own.stream()
                .filter(one -> one.id().equals(leaving.registration().programmeRegistrationId()))
                .findAny()
                .or(() -> latest(own));
        if (under.isEmpty() || !isTaught(leaving.registration().attempt()) || isLeft(under.get(), own, leaving.on())) {
            return null;
        }
        return week(
                governing,
                under.get().programmeId(),
                leaving.run(),
                leaving.on(),
                held.stream()
                        .filter(one -> one.waiver().standsOn(leaving.on())
                                || one.waiver().standsOn(today))
                        .toList());
    }

    /** The pack in force; null where none is. */
    private static Pack ruling(Governing governing, ProgrammeId programme, AcademicSession session) {
        try {
            return governing.pack(programme, session);
        } catch (ProblemException none) {
            if (none.problem().kind() != Problem.Kind.CONFLICT) {
                throw none;
            }
            return null;
        }
    }

    /** What is ruled on a day and the weeks of change of a run; null where no pack says. */
    private static ModuleProposal week(
            Governing governing, ProgrammeId programme, Occurrence run, LocalDate on, List<Held> waivers) {
        Pack pack = ruling(governing, programme, run.session());
        if (pack == null) {
            return null;
        }
        ModuleRuling ruling = new ModuleRuling(pack, days -> Governing.waived(pack, waivers), Set.of(on));
        ruling.window(run.moduleCode(), run.starts(), on);
        return ruling.proposal(0);
    }

    /** Why a day is none on which the record is changed; null where it is, and then what it rests on is kept. */
    private Problem late(Caller caller, InstitutionCode institution, String subject, ModuleProposal week) {
        if (week == null) {
            return null;
        }
        if (week.permitted()) {
            cite(caller, institution, subject, week);
            return null;
        }
        return refusal(week);
    }

    /** True on the days when a student has left the programme, or is away, and is on no other. */
    private static boolean isLeft(ProgrammeRegistration under, List<ProgrammeRegistration> own, LocalDate on) {
        boolean elsewhere = own.stream().anyMatch(one -> one.status() == ProgrammeRegistration.Status.ACTIVE);
        return switch (under.status()) {
            case SUSPENDED -> true;
            case WITHDRAWN -> isOver(under, on);
            case TRANSFERRED -> !elsewhere && isOver(under, on);
            default -> false;
        };
    }

    private static boolean isOver(ProgrammeRegistration under, LocalDate on) {
        return under.endedOn() == null || !on.isBefore(under.endedOn());
    }

    private static List<ProgrammeRegistration> of(List<ProgrammeRegistration> some, Set<StudentId> person) {
        return some.stream().filter(one -> person.contains(one.studentId())).toList();
    }

    /** Under what somebody studies, or studied last. */
    private static Optional<ProgrammeRegistration> latest(List<ProgrammeRegistration> own) {
        return own.stream()
                .max(Comparator.comparing(
                                (ProgrammeRegistration one) -> one.status() == ProgrammeRegistration.Status.ACTIVE)
                        .thenComparing(ProgrammeRegistration::session));
    }

    /** @param by the versions that are asked for the session of a registration */
    private Courses courses(
            Caller acting, List<Choice> choices, BiFunction<Routes, ProgrammeRegistration, List<ProgrammeVersion>> by) {
        ProgrammeRegistration any = choices.get(0).registration();
        Routes routes = new Routes(versions, acting);
        routes.load(
                choices.stream()
                        .map(choice -> choice.registration().programmeId())
                        .collect(Collectors.toSet()),
                any.session());
        Map<ProgrammeRegistration, List<ProgrammeVersion>> asked = new HashMap<>();
        choices.stream()
                .map(Choice::registration)
                .forEach(registration -> asked.put(registration, by.apply(routes, registration)));
        Set<String> named =
                Courses.modules(asked.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        return new Courses(asked, curriculum.modulesByCode(acting, any.institution(), named));
    }

    /**
     * What the regulations say against resits of attempts for which nothing was handed in (T-RA-6); nothing while nobody
     * can say.
     */
    Map<Wish, Problem> unsubmitted(Caller caller, InstitutionCode institution, Collection<Wish> wishes) {
        PriorResults results = contributors.results().orElse(null);
        if (results == null || wishes.isEmpty()) {
            return new HashMap<>();
        }
        Caller acting = Insider.of(caller);
        Map<StudentId, Set<StudentId>> identities =
                persons.identities(acting, wishes.stream().map(Wish::student).toList());
        Set<Unsubmitted> missed = results.unsubmitted(acting, institution, all(identities));
        if (missed.isEmpty()) {
            return new HashMap<>();
        }
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                acting, missed.stream().map(Unsubmitted::occurrenceId).collect(Collectors.toSet()));
        Map<ModuleId, Module> known = curriculum.modules(
                acting, runs.values().stream().map(Occurrence::moduleId).collect(Collectors.toSet()));
        Map<StudentId, List<Held>> held = waived(acting, institution, identities);
        List<ProgrammeRegistration> registered = programmes.ofStudents(caller.scope(), institution, all(identities));
        Governing governing = new Governing(curriculum, regulations, acting);
        Map<Wish, Problem> refusals = new HashMap<>();
        for (Wish wish : wishes) {
            Set<StudentId> person = identities.get(wish.student());
            Optional<Occurrence> failed = missed.stream()
                    .filter(one -> person.contains(one.studentId())
                            && one.attempt() == wish.attempt().resitOf())
                    .map(one -> runs.get(one.occurrenceId()))
                    .filter(run -> run != null
                            && run.moduleId().equals(wish.run().moduleId())
                            && run.session().compareTo(wish.run().session()) <= 0)
                    .max(Comparator.comparing(Occurrence::session));
            Optional<ProgrammeId> programme = Optional.ofNullable(wish.programme())
                    .or(() -> latest(of(registered, person)).map(ProgrammeRegistration::programmeId));
            if (failed.isPresent() && programme.isPresent()) {
                Pack pack = governing.pack(programme.get(), wish.run().session());
                Finding against = ResitRuling.against(
                        pack,
                        Governing.waived(pack, held.getOrDefault(wish.student(), List.of())),
                        governing.programme(programme.get()).group(),
                        known.get(failed.get().moduleId()),
                        failed.get(),
                        wish.attempt());
                if (isRefused(caller, institution, wish, pack, against)) {
                    refusals.put(wish, Problem.conflict("attempt", wish.attempt(), Governing.refusal(against, pack)));
                }
            }
        }
        return refusals;
    }

    /** Whether something stands against a resit; what a waiver lets pass is cited. */
    private boolean isRefused(Caller caller, InstitutionCode institution, Wish wish, Pack pack, Finding against) {
        if (against != null && against.satisfied()) {
            auditTrail.record(
                    caller,
                    Cited.of(
                            institution,
                            "student/" + wish.student(),
                            pack.ref().toString(),
                            Governing.told(List.of(against))));
        }
        return against != null && !against.satisfied();
    }

    /** What the regulations say against resits that no board ordered (T-RA-7); nothing where no pack is in force. */
    Map<Wish, Problem> unordered(
            Caller caller, InstitutionCode institution, Collection<Wish> wishes, ReassessmentStore orders) {
        if (wishes.isEmpty()) {
            return Map.of();
        }
        Caller acting = Insider.of(caller);
        Map<StudentId, Set<StudentId>> identities =
                persons.identities(acting, wishes.stream().map(Wish::student).toList());
        List<Ordered> ordered = orders.of(caller.scope(), institution, all(identities));
        List<Wish> unordered = wishes.stream()
                .filter(wish -> ordered.stream()
                        .noneMatch(one -> identities
                                        .get(wish.student())
                                        .contains(one.item().studentId())
                                && one.isOf(wish.run(), wish.attempt())))
                .toList();
        Map<ModuleId, Module> known = curriculum.modules(
                acting, unordered.stream().map(wish -> wish.run().moduleId()).collect(Collectors.toSet()));
        Map<StudentId, List<Held>> held = waived(acting, institution, identities);
        List<ProgrammeRegistration> registered = programmes.ofStudents(caller.scope(), institution, all(identities));
        Governing governing = new Governing(curriculum, regulations, acting);
        Map<Wish, Problem> refusals = new HashMap<>();
        for (Wish wish : unordered) {
            ProgrammeId programme = latest(of(registered, identities.get(wish.student())).stream()
                            .filter(one -> wish.programme() == null
                                    || one.programmeId().equals(wish.programme()))
                            .toList())
                    .map(ProgrammeRegistration::programmeId)
                    .orElse(null);
            Pack pack = programme == null
                    ? null
                    : ruling(governing, programme, wish.run().session());
            Finding against = pack == null
                    ? null
                    : ResitRuling.unordered(
                            pack,
                            Governing.waived(pack, held.getOrDefault(wish.student(), List.of())),
                            governing.programme(programme).group(),
                            known.get(wish.run().moduleId()),
                            wish.attempt());
            if (isRefused(caller, institution, wish, pack, against)) {
                refusals.put(
                        wish,
                        Problem.conflict(
                                "attempt",
                                wish.attempt(),
                                "must be ordered by a board, which decides on resits by rule %s, clause %s, of %s; none ordered it of %s"
                                        .formatted(
                                                against.rule(),
                                                against.clause(),
                                                pack.ref(),
                                                wish.run().moduleCode())));
            }
        }
        return refusals;
    }

    /** Whether a student attempted a module in an earlier session and has not passed it, as far as anybody can say. */
    boolean failedBefore(Caller caller, ProgrammeRegistration registration, Taken taken) {
        Caller acting = Insider.of(caller);
        StudentId student = registration.studentId();
        Map<StudentId, Set<ModuleId>> passed =
                passed(acting, registration.institution(), persons.identities(acting, List.of(student)));
        return passed != null
                && taken.attempts().getOrDefault(student, List.of()).stream()
                        .map(Attempted::run)
                        .anyMatch(run -> run.session().compareTo(registration.session()) < 0
                                && !passed.getOrDefault(student, Set.of()).contains(run.moduleId()));
    }

    private static Set<String> codes(Collection<Occurrence> occurrences) {
        return occurrences.stream().map(Occurrence::moduleCode).collect(Collectors.toSet());
    }

    /** What the persons behind students have passed, recognised learning included; null when nobody can say. */
    private Map<StudentId, Set<ModuleId>> passed(
            Caller acting, InstitutionCode institution, Map<StudentId, Set<StudentId>> identities) {
        PriorResults results = contributors.results().orElse(null);
        if (results == null) {
            return null;
        }
        Set<StudentId> records = all(identities);
        Map<StudentId, Set<ModuleId>> byRecord = new HashMap<>();
        results.passed(acting, institution, records).forEach((record, ids) -> byRecord.put(record, new HashSet<>(ids)));
        priorLearning.ofStudents(acting.scope(), institution, records).forEach(one -> byRecord.computeIfAbsent(
                        one.learning().studentId(), any -> new HashSet<>())
                .add(one.learning().moduleId()));
        Map<StudentId, Set<ModuleId>> passed = new HashMap<>();
        identities.forEach((student, own) -> passed.put(
                student,
                own.stream()
                        .flatMap(record -> byRecord.getOrDefault(record, Set.of()).stream())
                        .collect(Collectors.toSet())));
        return passed;
    }

    /** The waivers of the persons behind students, past ones too. */
    private Map<StudentId, List<Held>> waived(
            Caller acting, InstitutionCode institution, Map<StudentId, Set<StudentId>> identities) {
        Map<StudentId, List<Held>> byRecord = waivers.all(acting.scope(), institution, all(identities)).stream()
                .collect(Collectors.groupingBy(held -> held.waiver().studentId()));
        Map<StudentId, List<Held>> waived = new HashMap<>();
        identities.forEach((student, own) -> waived.put(
                student,
                own.stream()
                        .flatMap(record -> byRecord.getOrDefault(record, List.of()).stream())
                        .toList()));
        return waived;
    }

    /** What stands against each choice on the days on which it is made. */
    private Map<StudentId, List<String>> standing(
            Caller acting, InstitutionCode institution, List<Choice> choices, LocalDate today) {
        Map<LocalDate, Set<StudentId>> asked = new TreeMap<>();
        choices.forEach(choice -> choice.days(today)
                .forEach(day -> asked.computeIfAbsent(day, d -> new HashSet<>()).add(choice.student())));
        Map<StudentId, Set<String>> standing = new HashMap<>();
        asked.forEach((day, students) -> holds.standing(acting, institution, students, day)
                .forEach((student, held) -> held.stream()
                        .filter(hold -> hold.effects().contains(Hold.Effect.MODULE_REGISTRATION))
                        .forEach(hold -> standing.computeIfAbsent(student, s -> new LinkedHashSet<>())
                                .add("hold " + hold.id() + " of " + hold.source()))));
        Map<StudentId, List<String>> told = new HashMap<>();
        standing.forEach((student, each) -> told.put(student, List.copyOf(each)));
        return told;
    }
}
