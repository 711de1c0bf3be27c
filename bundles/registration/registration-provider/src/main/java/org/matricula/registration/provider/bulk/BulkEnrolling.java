package org.matricula.registration.provider.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waivers;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.module.ModuleJudge;
import org.matricula.registration.provider.module.ModuleVerdicts;
import org.matricula.registration.provider.module.ModuleWriting;
import org.matricula.registration.provider.waiver.WaiverRecords;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link BulkEnrolments}: finds the students set-wise, has modules ruled on, and writes what is missing as a file would. */
@Component
public final class BulkEnrolling implements BulkEnrolments {

    private static final int MOST_OCCURRENCES = 100;

    private final Registrations registrations;
    private final RegistrationAdmin admin;
    private final ModuleWriting modules;
    private final Students students;
    private final Curriculum curriculum;
    private final ModuleJudge judge;
    private final WaiverRecords waiverRecords;
    private final Transactions transactions;

    /** Reads and writes through the services of the domain. */
    @Activate
    public BulkEnrolling(
            @Reference Registrations registrations,
            @Reference RegistrationAdmin admin,
            @Reference ModuleWriting modules,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference ModuleJudge judge,
            @Reference WaiverRecords waiverRecords,
            @Reference Transactions transactions) {
        this.registrations = registrations;
        this.admin = admin;
        this.modules = modules;
        this.students = students;
        this.curriculum = curriculum;
        this.judge = judge;
        this.waiverRecords = waiverRecords;
        this.transactions = transactions;
    }

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
                                            target.startedOn(),
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            target.route(),
                                            null,
                                            null),
                                    List.of()))
                            .toList(),
                    rows -> admin.importProgrammeRegistrations(acting, institution, rows, "registered with others"));
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
            Waiving waiving,
            boolean dryRun) {
        caller.require(RegistrationAdmin.WRITE);
        Faults faults = check(new Faults(), institution, selection)
                .given("registeredOn", registeredOn)
                .check(
                        !occurrences.isEmpty() && occurrences.size() <= MOST_OCCURRENCES,
                        "occurrences",
                        occurrences.size(),
                        "must be 1 to " + MOST_OCCURRENCES);
        if (waiving != null) {
            caller.require(Waivers.APPROVE);
            if (institution != null) {
                ModuleVerdicts.check(faults, waiving, judge.today(caller, institution));
            }
        }
        faults.refuse();
        caller.scope().require(institution);
        Caller acting = acting(caller, institution);
        List<Occurrence> runs = runs(acting, institution, occurrences, coreOnly);
        return runs.isEmpty()
                ? List.of()
                : rehearsable(dryRun, () -> {
                    Map<String, StudentId> chosen = chosen(acting, institution, selection);
                    int all = chosen.size() * runs.size();
                    new Faults()
                            .check(all <= MOST, "selection", all, "must make at most " + MOST + " registrations")
                            .refuse();
                    ModuleVerdicts verdicts =
                            new ModuleVerdicts(students, judge, waiverRecords, caller, institution, waiving);
                    return enrolled(
                            new BulkChoices(judge, verdicts, acting, institution, runs)
                                    .wanted(
                                            chosen,
                                            selection.programmeId(),
                                            code(acting, institution, selection.programmeId()),
                                            registeredOn),
                            rows -> modules.importAll(acting, institution, rows, Set.of(), null));
                });
    }

    private String code(Caller acting, InstitutionCode institution, ProgrammeId id) {
        return id == null
                ? null
                : new Neighbours(students, curriculum, acting, institution)
                        .programme(id)
                        .map(Programme::code)
                        .orElse(null);
    }

    /** A registration that is wanted; its outcome is known already where nothing has to be written. */
    record Wanted<T>(String number, OccurrenceId occurrence, RowOutcome known, T row, List<String> waived) {}

    private static <T> List<Enrolled> enrolled(List<Wanted<T>> wanted, Function<List<T>, List<RowOutcome>> write) {
        List<T> rows =
                wanted.stream().filter(w -> w.known() == null).map(Wanted::row).toList();
        List<RowOutcome> written = rows.isEmpty() ? List.of() : write.apply(rows);
        List<Enrolled> enrolled = new ArrayList<>(wanted.size());
        int next = 0;
        for (Wanted<T> one : wanted) {
            enrolled.add(new Enrolled(
                    one.number(),
                    one.occurrence(),
                    one.known() == null ? written.get(next++) : one.known(),
                    one.waived()));
        }
        return enrolled;
    }

    private List<Occurrence> runs(
            Caller acting, InstitutionCode institution, List<OccurrenceId> wanted, boolean coreOnly) {
        Faults faults = new Faults();
        List<Occurrence> found = new ArrayList<>();
        Map<OccurrenceId, Occurrence> known = curriculum.occurrences(acting, wanted);
        for (OccurrenceId id : new LinkedHashSet<>(wanted)) {
            Occurrence occurrence = known.get(id);
            faults.check(
                    occurrence != null && occurrence.institution().equals(institution),
                    "occurrences",
                    id,
                    "must be a module occurrence of the institution");
            if (occurrence != null) {
                found.add(occurrence);
                RegistrationRules.takesPlace(faults, "occurrences", id, occurrence);
                faults.check(
                                occurrence.starts() != null,
                                "occurrences",
                                id,
                                "must have a first day, which decides the window")
                        .check(
                                occurrence.session().equals(found.get(0).session()),
                                "occurrences",
                                id,
                                "must be of one session, " + found.get(0).session());
            }
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

    static List<StudentId> ids(Map<String, StudentId> chosen) {
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
