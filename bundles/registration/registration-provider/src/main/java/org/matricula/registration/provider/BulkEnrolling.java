package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.matricula.registration.api.AppliedRule;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waivers;
import org.matricula.registration.provider.ModuleJudge.Choice;
import org.matricula.registration.provider.ModuleJudge.Judged;
import org.matricula.registration.provider.ModuleJudge.Taken;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link BulkEnrolments}: finds the students set-wise, has modules ruled on, and writes what is missing as a file would. */
@Component
public final class BulkEnrolling implements BulkEnrolments {

    private static final int MOST_OCCURRENCES = 100;
    private static final int MOST_CLAUSES = 10;
    private static final int LONGEST_CLAUSE = 100;
    // what a ruling cites in place of a waiver that is not written yet
    private static final String SUPPOSED = "this call";

    private final Registrations registrations;
    private final RegistrationAdmin admin;
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
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference ModuleJudge judge,
            @Reference WaiverRecords waiverRecords,
            @Reference Transactions transactions) {
        this.registrations = registrations;
        this.admin = admin;
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
                                            target.startedOn()),
                                    List.of()))
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
            check(faults, waiving);
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
                    return enrolled(
                            new Choices(caller, acting, institution, chosen, runs)
                                    .wanted(selection, registeredOn, waiving),
                            rows -> admin.importModuleRegistrations(acting, institution, rows));
                });
    }

    private void check(Faults faults, Waiving waiving) {
        faults.between("waiving.clauses", waiving.clauses().size(), 1, MOST_CLAUSES);
        waiving.clauses().forEach(clause -> faults.text("waiving.clauses", clause, LONGEST_CLAUSE));
        WaiverRecords.approval(faults, waiving.reason(), waiving.approver(), judge.today(), waiving.expires());
    }

    /** What chosen students would take of some runs of one session, and what the regulations say of it. */
    private final class Choices {

        private final Caller caller;
        private final Caller acting;
        private final InstitutionCode institution;
        private final Map<String, StudentId> chosen;
        private final List<Occurrence> runs;
        private final AcademicSession session;

        Choices(
                Caller caller,
                Caller acting,
                InstitutionCode institution,
                Map<String, StudentId> chosen,
                List<Occurrence> runs) {
            this.caller = caller;
            this.acting = acting;
            this.institution = institution;
            this.chosen = chosen;
            this.runs = runs;
            this.session = runs.get(0).session();
        }

        List<Wanted<ModuleRegistrationRow>> wanted(Selection selection, LocalDate registeredOn, Waiving waiving) {
            Map<StudentId, List<ProgrammeRegistration>> active =
                    registrations.programmesOf(acting, institution, ids(chosen)).stream()
                            .filter(r ->
                                    r.status() == Status.ACTIVE && r.session().equals(session))
                            .filter(r -> selection.programmeId() == null
                                    || r.programmeId().equals(selection.programmeId()))
                            .collect(Collectors.groupingBy(ProgrammeRegistration::studentId));
            judge.lock(
                    acting,
                    active.values().stream()
                            .flatMap(List::stream)
                            .map(ProgrammeRegistration::id)
                            .toList());
            Taken taken = judge.taken(acting, institution, session, ids(chosen));
            Map<StudentId, Verdict> verdicts = verdicts(active, taken, waiving);
            List<Wanted<ModuleRegistrationRow>> wanted = new ArrayList<>();
            chosen.forEach((number, student) -> {
                List<ProgrammeRegistration> studies = active.getOrDefault(student, List.of());
                Verdict verdict = verdicts.getOrDefault(student, Verdict.NOTHING);
                for (Occurrence run : runs) {
                    wanted.add(new Wanted<>(
                            number,
                            run.id(),
                            student == null
                                    ? null
                                    : held(taken, student, run)
                                            .map(held -> RowOutcome.unchanged(
                                                    held.id().toString()))
                                            .orElseGet(() -> refusal(number, studies, verdict)),
                            new ModuleRegistrationRow(
                                    number,
                                    new OccurrenceKey(run.moduleCode(), run.session(), run.period()),
                                    Attempt.FIRST,
                                    registeredOn,
                                    null),
                            verdict.waived()));
                }
            });
            return wanted;
        }

        private RowOutcome refusal(String number, List<ProgrammeRegistration> studies, Verdict verdict) {
            if (studies.isEmpty()) {
                return RowOutcome.refused(Problem.conflict(
                        "studentNumber", number, "must have an active programme registration in " + session));
            }
            if (studies.size() > 1) {
                return RowOutcome.refused(Problem.conflict(
                        "programmeId", null, "must be given: the student is on several programmes in " + session));
            }
            return verdict.refusal() == null ? null : RowOutcome.refused(verdict.refusal());
        }

        private Map<StudentId, Verdict> verdicts(
                Map<StudentId, List<ProgrammeRegistration>> active, Taken taken, Waiving waiving) {
            List<Choice> choices = new ArrayList<>();
            active.forEach((student, studies) -> {
                List<Occurrence> take = runs.stream()
                        .filter(run -> held(taken, student, run).isEmpty())
                        .toList();
                if (studies.size() == 1 && !take.isEmpty()) {
                    choices.add(new Choice(studies.get(0), take, List.of(), Attempt.FIRST, null));
                }
            });
            Map<StudentId, Verdict> verdicts = new HashMap<>();
            List<Choice> refused = new ArrayList<>();
            List<Judged> judged = judge.judge(acting, choices, taken, List.of());
            for (int i = 0; i < choices.size(); i++) {
                ModuleProposal proposal = judged.get(i).proposal();
                if (!proposal.permitted()) {
                    refused.add(choices.get(i));
                    verdicts.put(choices.get(i).student(), new Verdict(ModuleJudge.refusal(proposal), List.of()));
                }
            }
            if (waiving != null) {
                verdicts.putAll(waived(refused, taken, waiving));
            }
            return verdicts;
        }

        /** Waives the clauses for those who are then permitted. */
        private Map<StudentId, Verdict> waived(List<Choice> refused, Taken taken, Waiving waiving) {
            List<WaivedClause> supposed = waiving.clauses().stream()
                    .map(clause -> new WaivedClause(clause, SUPPOSED, waiving.approver()))
                    .toList();
            List<Judged> judged = judge.judge(acting, refused, taken, supposed);
            Map<StudentId, Student> known =
                    students.all(acting, refused.stream().map(Choice::student).toList());
            Map<StudentId, Verdict> verdicts = new HashMap<>();
            List<Waiver> waivers = new ArrayList<>();
            Faults faults = new Faults();
            for (int i = 0; i < refused.size(); i++) {
                StudentId student = refused.get(i).student();
                Judged one = judged.get(i);
                if (one.proposal().permitted()) {
                    WaiverRecords.notOneself(faults, waiving.approver(), known.get(student));
                    List<String> clauses = one.proposal().rules().stream()
                            .filter(rule -> SUPPOSED.equals(rule.facts().get("waiver")))
                            .map(AppliedRule::clause)
                            .distinct()
                            .toList();
                    clauses.forEach(clause -> waivers.add(new Waiver(
                            null,
                            institution,
                            student,
                            one.pack().ref().id(),
                            clause,
                            waiving.reason(),
                            waiving.approver(),
                            judge.today(),
                            waiving.expires(),
                            null)));
                    verdicts.put(student, new Verdict(null, clauses));
                }
            }
            faults.refuse();
            waiverRecords.addAll(caller, waivers);
            return verdicts;
        }

        private static Optional<ModuleRegistration> held(Taken taken, StudentId student, Occurrence run) {
            return taken.of(student).stream()
                    .filter(one -> one.occurrenceId().equals(run.id()))
                    .findAny();
        }
    }

    /**
     * What the regulations say of one student's modules.
     *
     * @param refusal why they cannot be taken; null when they can
     * @param waived clauses that this call waives for it
     */
    private record Verdict(Problem refusal, List<String> waived) {

        static final Verdict NOTHING = new Verdict(null, List.of());
    }

    /** A registration that is wanted; its outcome is known already where nothing has to be written. */
    private record Wanted<T>(String number, OccurrenceId occurrence, RowOutcome known, T row, List<String> waived) {}

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
