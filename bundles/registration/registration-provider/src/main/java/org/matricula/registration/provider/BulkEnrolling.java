package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link BulkEnrolments}: finds the students set-wise and writes what is missing as a file would. */
@Component
public final class BulkEnrolling implements BulkEnrolments {

    private static final int MOST_OCCURRENCES = 100;

    private final Registrations registrations;
    private final RegistrationAdmin admin;
    private final Students students;
    private final Curriculum curriculum;
    private final Transactions transactions;

    /** Reads and writes through the services of the domain. */
    @Activate
    public BulkEnrolling(
            @Reference Registrations registrations,
            @Reference RegistrationAdmin admin,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions) {
        this.registrations = registrations;
        this.admin = admin;
        this.students = students;
        this.curriculum = curriculum;
        this.transactions = transactions;
    }

    private record Place(StudentId student, OccurrenceId occurrence) {}

    @Override
    public List<Enrolled> onProgramme(
            Caller caller, InstitutionCode institution, Selection selection, Target target, boolean dryRun) {
        caller.require(RegistrationAdmin.WRITE);
        check(new Faults().given("target", target), institution, selection).refuse();
        caller.scope().require(institution);
        Caller acting = acting(caller, institution);
        Programme programme = target.programmeId() == null
                ? null
                : new Neighbours(students, curriculum, acting, institution)
                        .programme(target.programmeId())
                        .orElse(null);
        new Faults()
                .check(programme != null, "programmeId", target.programmeId(), "must be a programme of the institution")
                .refuse();
        return rehearsable(dryRun, () -> {
            Map<String, StudentId> chosen = chosen(acting, institution, selection);
            Map<StudentId, ProgrammeRegistration> there = new HashMap<>();
            registrations.programmesOf(acting, institution, ids(chosen)).stream()
                    .filter(r -> r.programmeId().equals(target.programmeId()))
                    .filter(r -> r.status() == Status.ACTIVE || r.status() == Status.SUSPENDED)
                    .forEach(r -> there.put(r.studentId(), r));
            return enrolled(
                    chosen.keySet().stream()
                            .map(number -> new Wanted<>(
                                    number,
                                    null,
                                    there.containsKey(chosen.get(number))
                                            ? RowOutcome.unchanged(there.get(chosen.get(number))
                                                    .id()
                                                    .toString())
                                            : null,
                                    new ProgrammeRegistrationRow(
                                            number,
                                            programme.code(),
                                            target.entrySession(),
                                            target.session() == null ? target.entrySession() : target.session(),
                                            target.level(),
                                            target.mode(),
                                            target.entry(),
                                            target.startedOn())))
                            .toList(),
                    rows -> admin.importProgrammeRegistrations(acting, institution, rows));
        });
    }

    @Override
    public List<Enrolled> onModules(
            Caller caller,
            InstitutionCode institution,
            Selection selection,
            List<OccurrenceId> occurrences,
            boolean coreOnly,
            LocalDate registeredOn,
            boolean dryRun) {
        caller.require(RegistrationAdmin.WRITE);
        check(new Faults(), institution, selection)
                .given("registeredOn", registeredOn)
                .check(
                        !occurrences.isEmpty() && occurrences.size() <= MOST_OCCURRENCES,
                        "occurrences",
                        occurrences.size(),
                        "must be 1 to " + MOST_OCCURRENCES)
                .refuse();
        caller.scope().require(institution);
        Caller acting = acting(caller, institution);
        List<Occurrence> runs = runs(acting, institution, occurrences, coreOnly);
        return rehearsable(dryRun, () -> {
            Map<String, StudentId> chosen = chosen(acting, institution, selection);
            int all = chosen.size() * runs.size();
            new Faults()
                    .check(all <= MOST, "selection", all, "must make at most " + MOST + " registrations")
                    .refuse();
            return enrolled(
                    wanted(acting, institution, chosen, runs, registeredOn),
                    rows -> admin.importModuleRegistrations(acting, institution, rows));
        });
    }

    private List<Wanted<ModuleRegistrationRow>> wanted(
            Caller acting,
            InstitutionCode institution,
            Map<String, StudentId> chosen,
            List<Occurrence> runs,
            LocalDate registeredOn) {
        Map<StudentId, Set<AcademicSession>> active = new HashMap<>();
        registrations.programmesOf(acting, institution, ids(chosen)).stream()
                .filter(r -> r.status() == Status.ACTIVE)
                .forEach(r -> active.computeIfAbsent(r.studentId(), k -> new HashSet<>())
                        .add(r.session()));
        Map<Place, ModuleRegistration> there = new HashMap<>();
        registrations.on(acting, institution, runs.stream().map(Occurrence::id).toList(), ids(chosen)).stream()
                .filter(r -> r.status() == ModuleRegistration.Status.REGISTERED)
                .forEach(r -> there.put(new Place(r.studentId(), r.occurrenceId()), r));
        List<Wanted<ModuleRegistrationRow>> wanted = new ArrayList<>();
        chosen.forEach((number, student) -> runs.forEach(run -> {
            ModuleRegistration held = there.get(new Place(student, run.id()));
            boolean studies =
                    student == null || active.getOrDefault(student, Set.of()).contains(run.session());
            RowOutcome known = held != null
                    ? RowOutcome.unchanged(held.id().toString())
                    : studies
                            ? null
                            : RowOutcome.refused(Problem.conflict(
                                    "studentNumber",
                                    number,
                                    "must have an active programme registration in " + run.session()));
            wanted.add(new Wanted<>(
                    number,
                    run.id(),
                    known,
                    new ModuleRegistrationRow(
                            number,
                            new OccurrenceKey(run.moduleCode(), run.session(), run.period()),
                            Attempt.FIRST,
                            registeredOn,
                            null)));
        }));
        return wanted;
    }

    /** A registration that is wanted; its outcome is known already where nothing has to be written. */
    private record Wanted<T>(String number, OccurrenceId occurrence, RowOutcome known, T row) {}

    private static <T> List<Enrolled> enrolled(List<Wanted<T>> wanted, Function<List<T>, List<RowOutcome>> write) {
        List<T> rows =
                wanted.stream().filter(w -> w.known() == null).map(Wanted::row).toList();
        List<RowOutcome> written = rows.isEmpty() ? List.of() : write.apply(rows);
        List<Enrolled> enrolled = new ArrayList<>(wanted.size());
        int next = 0;
        for (Wanted<T> one : wanted) {
            enrolled.add(new Enrolled(
                    one.number(), one.occurrence(), one.known() == null ? written.get(next++) : one.known()));
        }
        return enrolled;
    }

    private List<Occurrence> runs(
            Caller acting, InstitutionCode institution, List<OccurrenceId> wanted, boolean coreOnly) {
        Faults faults = new Faults();
        List<Occurrence> found = new ArrayList<>();
        for (OccurrenceId id : new LinkedHashSet<>(wanted)) {
            new Neighbours(students, curriculum, acting, institution)
                    .occurrence(faults, id)
                    .ifPresent(found::add);
        }
        faults.refuse();
        if (!coreOnly) {
            return found;
        }
        Map<ModuleId, Module> modules = curriculum.modules(
                acting, found.stream().map(Occurrence::moduleId).toList());
        return found.stream()
                .filter(run -> modules.containsKey(run.moduleId())
                        && modules.get(run.moduleId()).core())
                .toList();
    }

    /** The students by number; null where there is none of that number. */
    private Map<String, StudentId> chosen(Caller acting, InstitutionCode institution, Selection selection) {
        Map<String, StudentId> chosen = new LinkedHashMap<>();
        if (!selection.studentNumbers().isEmpty()) {
            Map<String, StudentId> known = students.byNumber(acting, institution, selection.studentNumbers());
            selection.studentNumbers().forEach(number -> chosen.put(number, known.get(number)));
            return chosen;
        }
        List<StudentId> ids = registrations
                .active(
                        acting,
                        institution,
                        selection.session(),
                        selection.programmeId() == null ? List.of() : List.of(selection.programmeId()),
                        selection.level())
                .stream()
                .map(ProgrammeRegistration::studentId)
                .distinct()
                .toList();
        new Faults()
                .check(ids.size() <= MOST, "selection", ids.size(), "must be at most " + MOST + " students")
                .refuse();
        students.all(acting, ids).values().stream()
                .sorted((a, b) -> a.number().compareTo(b.number()))
                .forEach(s -> chosen.put(s.number(), s.id()));
        return chosen;
    }

    private static List<StudentId> ids(Map<String, StudentId> chosen) {
        return chosen.values().stream().filter(id -> id != null).toList();
    }

    private static Faults check(Faults faults, InstitutionCode institution, Selection selection) {
        faults.given("institution", institution).given("selection", selection);
        return selection == null
                ? faults
                : faults.check(
                                !selection.studentNumbers().isEmpty() || selection.session() != null,
                                "selection",
                                null,
                                "must have student numbers or a session")
                        .check(
                                selection.studentNumbers().size() <= MOST,
                                "selection",
                                selection.studentNumbers().size(),
                                "must be at most " + MOST + " students");
    }

    private static Caller acting(Caller caller, InstitutionCode institution) {
        return caller.acting(
                Scope.of(List.of(institution)),
                Registrations.READ,
                RegistrationAdmin.WRITE,
                Students.READ,
                Curriculum.READ);
    }

    private List<Enrolled> rehearsable(boolean dryRun, Supplier<List<Enrolled>> work) {
        if (!dryRun) {
            return transactions.required(work);
        }
        try {
            return transactions.requiresNew(() -> {
                throw new Rehearsed(work.get());
            });
        } catch (Rehearsed rehearsed) {
            return rehearsed.outcome;
        }
    }

    /** Carries the outcome of a rehearsal out of the transaction that it rolls back. */
    private static final class Rehearsed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Enrolled> outcome;

        Rehearsed(List<Enrolled> outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
