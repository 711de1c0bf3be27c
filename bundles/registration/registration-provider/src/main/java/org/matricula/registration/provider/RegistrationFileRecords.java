package org.matricula.registration.provider;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskRow;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.registration.api.WaiverRow;
import org.matricula.registration.api.Waivers;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.enrolment.TaskImport;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.waiver.WaiverImport;
import org.matricula.registration.provider.waiver.WaiverRecords;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RegistrationFiles} on the domain's stores. */
@Component
public final class RegistrationFileRecords implements RegistrationFiles {

    private final ProgrammeRegistrationStore programmes;
    private final StandingStore standings;
    private final WaiverStore waivers;
    private final TaskStore tasks;
    private final WaiverRecords waiving;
    private final Students students;
    private final Curriculum curriculum;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Works on the stores. */
    @Activate
    public RegistrationFileRecords(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference WaiverStore waivers,
            @Reference TaskStore tasks,
            @Reference WaiverRecords waiving,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.programmes = programmes;
        this.standings = standings;
        this.waivers = waivers;
        this.tasks = tasks;
        this.waiving = waiving;
        this.students = students;
        this.curriculum = curriculum;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public List<ProgrammeRegistrationRow> programmeRegistrations(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        Neighbours neighbours = new Neighbours(students, curriculum, Insider.of(caller), institution);
        List<Standing> standing = standing(
                caller,
                Stream.concat(
                                programmes.ofStudents(caller.scope(), institution, of.keySet()).stream(),
                                programmes.voided(caller.scope(), institution, of.keySet()).stream())
                        .toList());
        Map<ProgrammeRegistrationId, String> endedBy = standings.endedBy(
                caller.scope(),
                standing.stream().map(one -> one.registration().id()).toList());
        return ordered(of, standing, s -> s.registration().studentId(), stands -> {
            ProgrammeRegistration r = stands.registration();
            return new ProgrammeRegistrationRow(
                    of.get(r.studentId()),
                    code(neighbours, r),
                    r.entrySession(),
                    r.session(),
                    r.level(),
                    r.mode(),
                    r.entry(),
                    r.startedOn(),
                    r.status(),
                    r.endedOn(),
                    stands.expectedReturn(),
                    stands.nextMode(),
                    stands.nextModeFrom(),
                    stands.isToRepeat() ? stands.repeatsIn() : null,
                    r.route(),
                    endedBy.get(r.id()),
                    r.stage());
        });
    }

    @Override
    public List<WaiverRow> waivers(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return ordered(
                of,
                waivers.all(caller.scope(), institution, of.keySet()),
                held -> held.waiver().studentId(),
                held -> new WaiverRow(
                        of.get(held.waiver().studentId()),
                        held.waiver().pack(),
                        held.waiver().clause(),
                        held.waiver().from(),
                        held.waiver().expires(),
                        held.waiver().reason(),
                        held.waiver().approver(),
                        held.authority(),
                        held.waiver().revokedOn()));
    }

    @Override
    public List<RowOutcome> importWaivers(
            Caller caller, InstitutionCode institution, List<WaiverRow> rows, Set<String> untouched, String reason) {
        caller.require(Waivers.APPROVE);
        caller.scope().require(institution);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            WaiverImport work = new WaiverImport(
                    waivers,
                    waiving,
                    students,
                    caller,
                    institution,
                    identifiers,
                    localDays.today(caller, institution),
                    untouched.contains("revokedOn"),
                    reason);
            List<RowOutcome> outcomes = work.importAll(rows);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    @Override
    public List<EnrolmentTaskRow> enrolmentTasks(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        Neighbours neighbours = new Neighbours(students, curriculum, Insider.of(caller), institution);
        Map<ProgrammeRegistrationId, ProgrammeRegistration> on = new HashMap<>();
        programmes
                .ofStudents(caller.scope(), institution, of.keySet())
                .forEach(registration -> on.put(registration.id(), registration));
        return ordered(
                of,
                // those of what was taken back never were
                tasks.all(caller.scope(), institution, of.keySet()).stream()
                        .filter(task -> on.containsKey(task.registrationId()))
                        .toList(),
                EnrolmentTask::studentId,
                task -> new EnrolmentTaskRow(
                        of.get(task.studentId()),
                        code(neighbours, on.get(task.registrationId())),
                        on.get(task.registrationId()).entrySession(),
                        task.session(),
                        task.kind(),
                        task.status(),
                        task.opens(),
                        task.closes(),
                        task.completedAt() == null
                                ? null
                                : LocalDateTime.ofInstant(task.completedAt(), ZoneOffset.UTC)));
    }

    @Override
    public List<RowOutcome> importEnrolmentTasks(
            Caller caller,
            InstitutionCode institution,
            List<EnrolmentTaskRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(EnrolmentTasks.MANAGE);
        caller.scope().require(institution);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            TaskImport work = new TaskImport(
                    tasks,
                    programmes,
                    new Neighbours(students, curriculum, Insider.of(caller), institution),
                    caller,
                    institution,
                    identifiers,
                    clock.instant(),
                    reason);
            List<RowOutcome> outcomes = work.importAll(rows);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    private List<Standing> standing(Caller caller, List<ProgrammeRegistration> some) {
        List<ProgrammeRegistrationId> ids =
                some.stream().map(ProgrammeRegistration::id).toList();
        Map<ProgrammeRegistrationId, Standing> found = standings.of(caller.scope(), ids);
        return ids.stream().map(found::get).toList();
    }

    private static String code(Neighbours neighbours, ProgrammeRegistration registration) {
        return neighbours
                .programme(registration.programmeId())
                .map(Programme::code)
                .orElse(null);
    }

    private static <T, R> List<R> ordered(
            Map<StudentId, String> of, List<T> records, Function<T, StudentId> student, Function<T, R> writing) {
        Map<StudentId, List<T>> byStudent = records.stream().collect(Collectors.groupingBy(student));
        return of.keySet().stream()
                .flatMap(id -> byStudent.getOrDefault(id, List.of()).stream())
                .map(writing)
                .toList();
    }
}
