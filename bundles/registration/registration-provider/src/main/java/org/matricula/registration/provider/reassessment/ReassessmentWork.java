package org.matricula.registration.provider.reassessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.registration.api.Reassessment.State;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Belonging;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore.Ordered;
import org.matricula.students.api.StudentId;

/** Registers on the new attempts what of some orders can be registered; everything is read set-wise beforehand. */
final class ReassessmentWork {

    /** Why a module is registered that a board ordered. */
    static final String ORDERED = "ordered by a board";

    private final Scope scope;
    private final InstitutionCode institution;
    private final AcademicSession decided;
    private final Identifiers identifiers;
    private final ModuleHistoryStore history;
    private final LocalDate today;
    private final Map<StudentId, StudentId> people = new HashMap<>();
    private final Map<Run, List<Occurrence>> runs = new HashMap<>();
    private final Map<Seat, ModuleRegistration> seats = new HashMap<>();
    private final Map<StudentId, Map<ModuleRegistration, Occurrence>> repeats = new HashMap<>();
    private final Map<StudentId, List<ProgrammeRegistration>> studying = new HashMap<>();
    private final Map<AcademicSession, Set<ModuleId>> discontinued = new HashMap<>();
    private final List<ModuleRegistration> created = new ArrayList<>();
    private final List<ModuleRegistration> again = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    /** @param identities those of each student of whom there is an order */
    ReassessmentWork(
            Scope scope,
            InstitutionCode institution,
            AcademicSession decided,
            Identifiers identifiers,
            ModuleHistoryStore history,
            LocalDate today,
            Map<StudentId, Set<StudentId>> identities) {
        this.scope = scope;
        this.institution = institution;
        this.decided = decided;
        this.identifiers = identifiers;
        this.history = history;
        this.today = today;
        identities.values().forEach(person -> {
            StudentId first = Collections.min(person, Comparator.comparingLong(StudentId::value));
            person.forEach(one -> people.put(one, first));
        });
    }

    private record Run(String module, AcademicSession session) {}

    /** @param person one of the identities, the same for each of them */
    private record Seat(StudentId person, OccurrenceId occurrence, Attempt attempt) {}

    InstitutionCode institution() {
        return institution;
    }

    /** Under which identities there may be something of the persons. */
    Set<StudentId> students() {
        return people.keySet();
    }

    /** How it is noted what is registered. */
    Note note(Caller caller, Clock clock) {
        return Note.of(caller, clock, Change.REGISTERED, today, ORDERED);
    }

    /** By which identity a person is known here. */
    StudentId person(StudentId student) {
        return people.getOrDefault(student, student);
    }

    private StudentId person(Ordered order) {
        return person(order.item().studentId());
    }

    private Seat seat(Ordered order, Occurrence run, Attempt attempt) {
        return new Seat(person(order), run.id(), attempt);
    }

    /** Reads what the orders need to know. */
    ReassessmentWork read(
            Collection<Ordered> orders,
            ProgrammeRegistrationStore programmes,
            ModuleRegistrationStore modules,
            Curriculum curriculum,
            ModuleSpecifications specifications,
            Caller caller) {
        Caller acting = caller.acting(Scope.of(List.of(institution)), Curriculum.READ, ModuleSpecifications.READ);
        Set<StudentId> students = people.keySet();
        programmes.ofStudents(scope, institution, students).stream()
                .filter(r -> r.status() == ProgrammeRegistration.Status.ACTIVE)
                .forEach(r -> studying.computeIfAbsent(person(r.studentId()), k -> new ArrayList<>())
                        .add(r));
        Set<AcademicSession> sessions = new TreeSet<>();
        orders.forEach(o -> {
            sessions.add(o.item().failedIn());
            if (o.item().kind() == Kind.REPEAT) {
                sessions.add(decided.next());
                studying.getOrDefault(person(o), List.of()).forEach(one -> sessions.add(following(one)));
            }
        });
        sessions.forEach(
                session -> curriculum.occurrences(acting, institution, session).forEach(o -> runs.computeIfAbsent(
                                new Run(o.moduleCode(), o.session()), k -> new ArrayList<>())
                        .add(o)));
        List<ModuleRegistration> own = modules.ofStudents(scope, institution, students);
        own.forEach(r -> seats.merge(
                new Seat(person(r.studentId()), r.occurrenceId(), r.attempt()),
                r,
                (one, other) -> one.status() == ModuleRegistration.Status.REGISTERED ? one : other));
        List<ModuleRegistration> repeated =
                own.stream().filter(r -> r.attempt() == Attempt.REPEAT).toList();
        if (!repeated.isEmpty()) {
            Map<OccurrenceId, Occurrence> of = curriculum.occurrences(
                    acting,
                    repeated.stream().map(ModuleRegistration::occurrenceId).toList());
            repeated.forEach(r -> repeats.computeIfAbsent(person(r.studentId()), k -> new LinkedHashMap<>())
                    .put(r, of.get(r.occurrenceId())));
        }
        for (AcademicSession session : sessions) {
            Set<ModuleId> failed = orders.stream()
                    .filter(o -> o.item().kind() == Kind.REPEAT)
                    .flatMap(o ->
                            runs
                                    .getOrDefault(
                                            new Run(
                                                    o.item().moduleCode(),
                                                    o.item().failedIn()),
                                            List.of())
                                    .stream())
                    .map(Occurrence::moduleId)
                    .collect(Collectors.toSet());
            discontinued.put(
                    session,
                    failed.isEmpty() ? Set.of() : specifications.discontinued(acting, institution, failed, session));
        }
        return this;
    }

    /** What becomes of one order. One against which the regulations stand is carried out by a person, or not at all. */
    Ordered settled(Ordered order) {
        Reassessment item = order.item();
        Optional<ModuleRegistration> taken = taken(order);
        if (taken.isPresent()) {
            return with(order, State.REGISTERED, "REGISTERED", taken.get().id());
        }
        if (item.state() == State.BARRED || item.state() == State.CLOSED) {
            return order;
        }
        if (!studying.containsKey(person(order))) {
            return with(order, State.OPEN, "NOT_STUDYING", null);
        }
        Occurrence failed = runs.getOrDefault(new Run(item.moduleCode(), item.failedIn()), List.of()).stream()
                .filter(o -> seats.containsKey(seat(order, o, order.failed())))
                .findFirst()
                .orElse(null);
        if (failed == null) {
            return with(order, State.OPEN, "NOT_REGISTERED", null);
        }
        Attempt next = next(order.failed(), item.kind());
        if (next == null) {
            return with(order, State.OPEN, "ATTEMPTS_USED", null);
        }
        if (item.kind() == Kind.RESIT) {
            return seated(order, failed, failed, next);
        }
        if (repeated(order).anyMatch(left -> !isLeftWithProgramme(left))) {
            return with(order, State.OPEN, "LEFT_MODULE", null);
        }
        AcademicSession session = session(order, seats.get(seat(order, failed, order.failed())));
        // nobody is registered to repeat after the last day of the run
        List<Occurrence> following = runs.getOrDefault(new Run(item.moduleCode(), session), List.of()).stream()
                .filter(run -> run.cancelled() == null)
                .filter(run -> run.ends() == null
                        || !run.ends().isBefore(registeredOn(item, run))
                        || seats.containsKey(seat(order, run, next)))
                .toList();
        if (following.isEmpty()) {
            boolean over = discontinued.get(session).contains(failed.moduleId());
            return with(order, State.OPEN, over ? "DISCONTINUED" : "NO_NEXT_OCCURRENCE", null);
        }
        List<Occurrence> samePeriod = following.stream()
                .filter(o -> o.period().equals(failed.period()))
                .toList();
        List<Occurrence> fitting = samePeriod.isEmpty() ? following : samePeriod;
        return fitting.size() == 1
                ? seated(order, failed, fitting.get(0), next)
                : with(order, State.OPEN, "SEVERAL_OCCURRENCES", null);
    }

    /** The registration that carries an order out already, on whatever run somebody made it. */
    private Optional<ModuleRegistration> taken(Ordered order) {
        Reassessment item = order.item();
        Stream<ModuleRegistration> there = item.kind() == Kind.REPEAT
                ? repeated(order)
                : runs.getOrDefault(new Run(item.moduleCode(), item.failedIn()), List.of()).stream()
                        .map(run -> seats.get(seat(order, run, next(order.failed(), item.kind()))));
        return there.filter(one -> one != null && one.status() == ModuleRegistration.Status.REGISTERED)
                .findFirst();
    }

    /** The module as it was taken again in the sessions after the decision, whether it was left or not. */
    private Stream<ModuleRegistration> repeated(Ordered order) {
        return repeats.getOrDefault(person(order), Map.of()).entrySet().stream()
                .filter(e -> e.getValue().cancelled() == null)
                .filter(e -> e.getValue().moduleCode().equals(order.item().moduleCode())
                        && e.getValue().session().compareTo(decided) > 0)
                .map(Map.Entry::getKey);
    }

    /** The session in which the module of a failed attempt is taken again: who was away takes it where the student is now. */
    private AcademicSession session(Ordered order, ModuleRegistration failed) {
        List<ProgrammeRegistration> own = studying.get(person(order));
        return own.stream()
                .filter(one -> one.id().equals(failed.programmeRegistrationId()))
                .findFirst()
                .or(() -> own.stream().max(Comparator.comparing(ProgrammeRegistration::session)))
                .map(this::following)
                .orElseThrow();
    }

    /** The session in which a student is on a programme, and the one after the decision at the earliest. */
    private AcademicSession following(ProgrammeRegistration on) {
        return on.session().compareTo(decided) > 0 ? on.session() : decided.next();
    }

    /** The registrations to add. */
    List<ModuleRegistration> created() {
        return created;
    }

    /** The registrations to take up again. */
    List<ModuleRegistration> again() {
        return again;
    }

    /** The entries for both. */
    List<AuditEntry> audit() {
        return audit;
    }

    private Ordered seated(Ordered order, Occurrence failed, Occurrence occurrence, Attempt attempt) {
        Reassessment item = order.item();
        Seat seat = seat(order, occurrence, attempt);
        ModuleRegistration there = seats.get(seat);
        if (there == null) {
            ModuleRegistration before = seats.get(seat(order, failed, order.failed()));
            Optional<ProgrammeRegistration> under = under(order, before, occurrence.session());
            there = new ModuleRegistration(
                    new ModuleRegistrationId(identifiers.next()),
                    institution,
                    under.map(ProgrammeRegistration::studentId).orElse(before.studentId()),
                    occurrence.id(),
                    attempt,
                    ModuleRegistration.Status.REGISTERED,
                    registeredOn(item, occurrence),
                    null,
                    under.map(ProgrammeRegistration::id).orElse(null));
            seats.put(seat, there);
            created.add(there);
            audit.add(new AuditEntry(
                    institution,
                    "registration.register-module",
                    "module-registration/" + there.id(),
                    "ordered by " + item.source(),
                    null,
                    Digests.of(there)));
        }
        if (there.status() == ModuleRegistration.Status.WITHDRAWN && isBack(there, occurrence)) {
            ModuleRegistration left = there;
            there = new ModuleRegistration(
                    left.id(),
                    institution,
                    left.studentId(),
                    left.occurrenceId(),
                    left.attempt(),
                    ModuleRegistration.Status.REGISTERED,
                    today,
                    null,
                    left.programmeRegistrationId());
            seats.put(seat, there);
            again.add(there);
            audit.add(AuditEntry.changed(
                    institution,
                    "registration.register-module",
                    "module-registration/" + there.id(),
                    "ordered by " + item.source(),
                    left,
                    there));
        }
        return there.status() == ModuleRegistration.Status.REGISTERED
                ? with(order, State.REGISTERED, "REGISTERED", there.id())
                : with(order, State.OPEN, "LEFT_MODULE", null);
    }

    private LocalDate registeredOn(Reassessment item, Occurrence run) {
        return run.session().compareTo(decided.next()) > 0 ? today : item.decidedOn();
    }

    /** True when who left it with the programme can still take it. */
    private boolean isBack(ModuleRegistration left, Occurrence run) {
        boolean over = run.ends() != null && run.ends().isBefore(today);
        return (!over || left.attempt().resitOf() != null) && isLeftWithProgramme(left);
    }

    /** True when an order had registered it, and it was left with a programme registration by which the student studies again. */
    private boolean isLeftWithProgramme(ModuleRegistration left) {
        List<ModuleRegistrationState> states = history.of(scope, left.id(), null);
        String leftBy = states.get(states.size() - 1).source();
        return states.stream().anyMatch(state -> ORDERED.equals(state.reason()))
                && studying.get(person(left.studentId())).stream()
                        .anyMatch(one -> ModuleLeaving.source(one).equals(leftBy));
    }

    /** The programme registration of the failed attempt while it runs, and otherwise the only one that does. */
    private Optional<ProgrammeRegistration> under(Ordered order, ModuleRegistration failed, AcademicSession session) {
        List<ProgrammeRegistration> own = studying.get(person(order));
        return own.stream()
                .filter(one -> one.id().equals(failed.programmeRegistrationId()))
                .findFirst()
                .or(() -> Belonging.of(own, session, null));
    }

    private static Attempt next(Attempt failed, Kind kind) {
        if (kind == Kind.REPEAT) {
            return failed == Attempt.FIRST || failed == Attempt.RESIT ? Attempt.REPEAT : null;
        }
        return switch (failed) {
            case FIRST -> Attempt.RESIT;
            case REPEAT -> Attempt.REPEAT_RESIT;
            case RESIT, REPEAT_RESIT -> null;
        };
    }

    private static Ordered with(Ordered order, State state, String reason, ModuleRegistrationId registration) {
        return order.standing(state, reason, registration, order.item().closing());
    }
}
