package org.matricula.registration.provider.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.policies.taught.EnrolmentGates;
import org.matricula.policies.taught.EnrolmentGates.State;
import org.matricula.policies.taught.EnrolmentGatesFacts;
import org.matricula.policies.taught.EnrolmentGatesFacts.Evidence;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.GateContributor;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Delivery;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.store.GateStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.store.WaiverStore.Held;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers, set-wise, what is known of enrolment tasks, and has it ruled by the packs of their programmes. */
@Component(service = EnrolmentJudge.class)
public final class EnrolmentJudge {

    /** The source that this domain is. */
    static final String OWN = "registration";

    static final String DECLARATION = "DECLARATION";
    static final String IDENTITY = "IDENTITY";
    static final String RIGHT_TO_STUDY = "RIGHT_TO_STUDY";
    private static final String COURSE = "COURSE";
    private static final String DEBT = "DEBT";
    private static final String DOCUMENTS = "DOCUMENTS";
    private static final String HOLDS = "HOLDS";
    private static final Map<Hold.Source, String> GATES_OF_HOLDS = new EnumMap<>(Map.of(
            Hold.Source.FINANCE, DEBT,
            Hold.Source.LIBRARY, DEBT,
            Hold.Source.IMMIGRATION, RIGHT_TO_STUDY,
            Hold.Source.REGISTRY, DOCUMENTS,
            Hold.Source.CONDUCT, HOLDS));

    private final ProgrammeRegistrationStore programmes;
    private final GateStore gates;
    private final WaiverStore waivers;
    private final Persons persons;
    private final Registrable registrable;
    private final Holds holds;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final Regulations regulations;
    private final Contributors contributors;
    private final Delivery delivery;
    private final LocalDays localDays;

    /** Asks stores, neighbours and contributors. */
    @Activate
    public EnrolmentJudge(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference GateStore gates,
            @Reference WaiverStore waivers,
            @Reference Persons persons,
            @Reference Registrable registrable,
            @Reference Holds holds,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference Regulations regulations,
            @Reference Contributors contributors,
            @Reference Delivery delivery,
            @Reference LocalDays localDays) {
        this.programmes = programmes;
        this.gates = gates;
        this.waivers = waivers;
        this.persons = persons;
        this.registrable = registrable;
        this.holds = holds;
        this.curriculum = curriculum;
        this.versions = versions;
        this.regulations = regulations;
        this.contributors = contributors;
        this.delivery = delivery;
        this.localDays = localDays;
    }

    LocalDate today(Caller caller, InstitutionCode institution) {
        return localDays.today(caller, institution);
    }

    /** The registration of the task while it is active. */
    Optional<ProgrammeRegistration> active(Caller caller, EnrolmentTask task) {
        return Optional.of(registration(caller, task))
                .filter(held -> held.status() == ProgrammeRegistration.Status.ACTIVE);
    }

    /** The registration of the task. */
    ProgrammeRegistration registration(Caller caller, EnrolmentTask task) {
        return programmes
                .get(caller.scope(), task.registrationId())
                .orElseThrow()
                .record();
    }

    /**
     * Where a task stands.
     *
     * @param why what it goes by: the pack, or what became of the student
     */
    record Stand(Status status, String why) {}

    /** Where each task stands that is not complete; all tasks are of one institution and session. */
    Map<EnrolmentTask, Stand> stands(Caller caller, List<EnrolmentTask> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        InstitutionCode institution = tasks.get(0).institution();
        Set<StudentId> students = tasks.stream().map(EnrolmentTask::studentId).collect(Collectors.toSet());
        Map<ProgrammeRegistrationId, ProgrammeRegistration> registrations = registrations(caller.scope(), tasks);
        Map<StudentId, LocalDate> dead = registrable.dead(caller, institution, students);
        Map<EnrolmentTask, Stand> stands = new LinkedHashMap<>();
        List<EnrolmentTask> needed = new ArrayList<>();
        for (EnrolmentTask task : tasks) {
            ProgrammeRegistration registration = registrations.get(task.registrationId());
            if (dead.containsKey(task.studentId())) {
                stands.put(task, new Stand(Status.NOT_NEEDED, "the student died on " + dead.get(task.studentId())));
            } else if (registration.status() != ProgrammeRegistration.Status.ACTIVE) {
                stands.put(task, new Stand(Status.NOT_NEEDED, "the registration is " + registration.status()));
            } else {
                needed.add(task);
            }
        }
        judge(caller, needed)
                .forEach((task, ruling) -> stands.put(
                        task, new Stand(status(ruling.outcome()), ruling.pack().toString())));
        return stands;
    }

    private Map<ProgrammeRegistrationId, ProgrammeRegistration> registrations(
            Scope scope, Collection<EnrolmentTask> tasks) {
        Map<ProgrammeRegistrationId, ProgrammeRegistration> registrations = new HashMap<>();
        programmes
                .all(scope, tasks.stream().map(EnrolmentTask::registrationId).collect(Collectors.toSet()))
                .forEach(one -> registrations.put(one.id(), one));
        return registrations;
    }

    /** A ruling for each task; all tasks are of one institution and session. */
    Map<EnrolmentTask, Ruling<EnrolmentGates>> judge(Caller caller, List<EnrolmentTask> tasks) {
        Map<EnrolmentTask, Ruling<EnrolmentGates>> rulings = new LinkedHashMap<>();
        if (tasks.isEmpty()) {
            return rulings;
        }
        Caller acting = Insider.of(caller);
        LocalDate today = today(caller, tasks.get(0).institution());
        Known known = known(acting, caller.scope(), tasks, today);
        Governing governing = new Governing(curriculum, regulations, acting);
        for (EnrolmentTask task : tasks) {
            ProgrammeRegistration registration = known.registrations().get(task.registrationId());
            Pack pack = governing.pack(registration.programmeId(), task.session());
            List<Held> waived = known.waivers().getOrDefault(task.studentId(), List.of());
            EnrolmentGatesFacts facts = new EnrolmentGatesFacts(
                    EnrolmentGatesFacts.Event.valueOf(task.kind().name()),
                    task.closes(),
                    today,
                    evidence(task, known, governing.programme(registration.programmeId()), today),
                    Governing.waived(pack, waived));
            rulings.put(task, pack.evaluate(TaughtPolicies.ENROLMENT_GATES, facts));
        }
        return rulings;
    }

    private static Status status(EnrolmentGates outcome) {
        if (outcome.lapsed()) {
            return Status.LAPSED;
        }
        boolean shut = outcome.gates().stream()
                .filter(gate -> !gate.name().equals(DECLARATION))
                .anyMatch(gate -> gate.state() == State.BLOCKED || gate.state() == State.UNKNOWN);
        return shut ? Status.GATED : Status.OPEN;
    }

    private record Known(
            Map<ProgrammeRegistrationId, ProgrammeRegistration> registrations,
            Map<EnrolmentTaskId, Map<String, GateCheck>> checks,
            Map<StudentId, List<MissingDocument>> missing,
            Map<StudentId, List<Hold>> holds,
            Map<StudentId, List<Held>> waivers,
            Map<StudentId, List<Evidence>> contributed,
            Map<ProgrammeId, ProgrammeVersion> approved,
            Set<ProgrammeId> versioned,
            Delivery.Offer offer) {

        /**
         * A course has to be delivered (AMB-T-188); one of which versions are kept for the session needs an approved one
         * (AMB-T-110).
         */
        Evidence course(Programme programme, EnrolmentTask task) {
            AcademicSession session = task.session();
            Optional<String> obstacle = offer.obstacle(programme, registrations.get(task.registrationId()), session);
            if (obstacle.isPresent()) {
                return new Evidence(COURSE, OWN, false, obstacle.get());
            }
            ProgrammeVersion version = approved.get(programme.id());
            if (version != null) {
                return new Evidence(COURSE, OWN, true, "version " + version.number());
            }
            return versioned.contains(programme.id())
                    ? new Evidence(COURSE, OWN, false, "no approved version in " + session)
                    : new Evidence(COURSE, OWN, true, "no versions are kept for " + session);
        }
    }

    private Known known(Caller acting, Scope scope, List<EnrolmentTask> tasks, LocalDate today) {
        InstitutionCode institution = tasks.get(0).institution();
        AcademicSession session = tasks.get(0).session();
        List<StudentId> students =
                tasks.stream().map(EnrolmentTask::studentId).distinct().toList();
        Map<StudentId, Set<StudentId>> people = new HashMap<>(persons.identities(acting, students));
        students.forEach(student -> people.putIfAbsent(student, Set.of(student)));
        Set<StudentId> identities =
                people.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<ProgrammeRegistrationId, ProgrammeRegistration> registrations = registrations(scope, tasks);
        Set<ProgrammeId> programmesOf = tasks.stream()
                .map(task -> registrations.get(task.registrationId()).programmeId())
                .collect(Collectors.toSet());
        // only waivers in the name of an authority open gates
        Map<StudentId, List<Held>> waived = waivers.standing(scope, institution, identities, today).stream()
                .filter(held -> held.authority() != null)
                .collect(Collectors.groupingBy(held -> held.waiver().studentId()));
        return new Known(
                registrations,
                gates.latest(
                        scope,
                        institution,
                        tasks.stream().map(EnrolmentTask::id).toList()),
                ofPeople(people, gates.missing(scope, institution, identities)),
                holds.standing(acting, institution, students, today),
                ofPeople(people, waived),
                contributed(acting, institution, session, students),
                versions.inForce(acting, programmesOf, session),
                versions.versioned(acting, programmesOf, session),
                delivery.of(acting, institution));
    }

    /** What each person has under whatever identity, by the student who is asked about. */
    private static <T> Map<StudentId, List<T>> ofPeople(
            Map<StudentId, Set<StudentId>> people, Map<StudentId, List<T>> known) {
        Map<StudentId, List<T>> found = new HashMap<>();
        people.forEach((student, person) -> {
            List<T> some = person.stream()
                    .flatMap(one -> known.getOrDefault(one, List.of()).stream())
                    .toList();
            if (!some.isEmpty()) {
                found.put(student, some);
            }
        });
        return found;
    }

    private Map<StudentId, List<Evidence>> contributed(
            Caller acting, InstitutionCode institution, AcademicSession session, Collection<StudentId> students) {
        Caller reading = acting.acting(acting.scope(), Registrations.READ);
        Map<StudentId, List<Evidence>> contributed = new HashMap<>();
        for (GateContributor contributor : contributors.gates()) {
            contributor
                    .evidence(reading, institution, session, students)
                    .forEach((student, evidence) -> evidence.forEach(one -> contributed
                            .computeIfAbsent(student, s -> new ArrayList<>())
                            .add(new Evidence(one.gate(), contributor.source(), one.passed(), one.reference()))));
        }
        return contributed;
    }

    private static List<Evidence> evidence(EnrolmentTask task, Known known, Programme programme, LocalDate today) {
        Map<String, GateCheck> checks = known.checks().getOrDefault(task.id(), Map.of());
        Map<String, List<String>> against = new HashMap<>();
        known.holds().getOrDefault(task.studentId(), List.of()).stream()
                .filter(hold -> hold.effects().contains(Hold.Effect.ENROLMENT))
                .forEach(hold -> against.computeIfAbsent(GATES_OF_HOLDS.get(hold.source()), gate -> new ArrayList<>())
                        .add("hold " + hold.id() + " of " + hold.source()));
        known.missing().getOrDefault(task.studentId(), List.of()).forEach(document -> against.computeIfAbsent(
                        DOCUMENTS, gate -> new ArrayList<>())
                .add(document.name()));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(known.course(programme, task));
        for (String gate : List.of(DECLARATION, IDENTITY, RIGHT_TO_STUDY)) {
            evidence.add(checked(gate, checks.get(gate), against.get(gate), today));
        }
        for (String gate : List.of(DEBT, DOCUMENTS, HOLDS)) {
            List<String> standing = against.get(gate);
            evidence.add(
                    new Evidence(gate, OWN, standing == null, standing == null ? null : String.join("; ", standing)));
        }
        evidence.addAll(known.contributed().getOrDefault(task.studentId(), List.of()));
        return evidence;
    }

    private static Evidence checked(String gate, GateCheck check, List<String> against, LocalDate today) {
        if (against != null) {
            return new Evidence(gate, OWN, false, String.join("; ", against));
        }
        return new Evidence(
                gate, OWN, check != null && holds(check, today), check == null ? null : check.documentReference());
    }

    /** True when a check was passed and its evidence has not run out. */
    static boolean holds(GateCheck check, LocalDate today) {
        return check.passed()
                && (check.validUntil() == null || !check.validUntil().isBefore(today));
    }
}
