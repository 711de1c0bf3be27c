package org.matricula.registration.provider.module;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes a student off modules, those that run while the student is away, and those that others name; and back onto them,
 * when what took the student off is taken back.
 */
@Component(service = ModuleLeaving.class)
public final class ModuleLeaving {

    private final ModuleRegistrationStore store;
    private final ModuleHistoryStore history;
    private final PriorLearningStore priorLearning;
    private final ReassessmentStore reassessments;
    private final Contributors contributors;
    private final AuditTrail auditTrail;
    private final Curriculum curriculum;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the store. */
    @Activate
    public ModuleLeaving(
            @Reference ModuleRegistrationStore store,
            @Reference ModuleHistoryStore history,
            @Reference PriorLearningStore priorLearning,
            @Reference ReassessmentStore reassessments,
            @Reference Contributors contributors,
            @Reference AuditTrail auditTrail,
            @Reference Curriculum curriculum,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.history = history;
        this.priorLearning = priorLearning;
        this.reassessments = reassessments;
        this.contributors = contributors;
        this.auditTrail = auditTrail;
        this.curriculum = curriculum;
        this.clock = clock;
        this.localDays = localDays;
    }

    /**
     * Ends the registrations on what runs from the first day on and begins before the day of return. What has a result
     * stays on record.
     *
     * @param person the identities of the student, under any of which a module may have been taken
     * @param resulted of what there is a result
     * @param alone true when the person is on no other programme, so that every module belongs to this one
     * @param acting who may read the curriculum on the caller's behalf
     * @param until the day of return; null when there is none
     */
    public void leave(
            Caller caller,
            Caller acting,
            ProgrammeRegistration programme,
            Set<StudentId> person,
            Set<ModuleRegistrationId> resulted,
            boolean alone,
            LocalDate from,
            LocalDate until,
            String reason) {
        Map<ModuleRegistration, Occurrence> running = taken(caller, acting, programme, person, alone);
        running.values().removeIf(run -> !runs(run, from, until));
        List<ModuleRegistrationId> left = running.keySet().stream()
                .map(ModuleRegistration::id)
                .filter(id -> !resulted.contains(id))
                .toList();
        end(caller, programme.institution(), left, from, reason, source(programme));
    }

    /**
     * What the student takes with a programme.
     *
     * @param person the identities of the student, under any of which a module may have been taken
     * @param alone true when the person is on no other programme, so that every module belongs to this one
     * @param acting who may read the curriculum on the caller's behalf
     */
    public Map<ModuleRegistration, Occurrence> taken(
            Caller caller, Caller acting, ProgrammeRegistration programme, Set<StudentId> person, boolean alone) {
        List<ModuleRegistration> taken = store.ofStudents(caller.scope(), programme.institution(), person).stream()
                .filter(one -> one.status() == Status.REGISTERED)
                .filter(one -> alone || programme.id().equals(one.programmeRegistrationId()))
                .toList();
        Map<OccurrenceId, Occurrence> occurrences = curriculum.occurrences(
                acting, taken.stream().map(ModuleRegistration::occurrenceId).toList());
        Map<ModuleRegistration, Occurrence> runs = new LinkedHashMap<>();
        taken.forEach(one -> runs.put(one, occurrences.get(one.occurrenceId())));
        return runs;
    }

    /**
     * Ends registrations that stand. What a board ordered of them is open again.
     *
     * @param from the first day without them
     * @param source by what
     */
    public void end(
            Caller caller,
            InstitutionCode institution,
            List<ModuleRegistrationId> ids,
            LocalDate from,
            String reason,
            String source) {
        List<ModuleRegistration> left = new ArrayList<>();
        List<AuditEntry> audit = new ArrayList<>();
        for (ModuleRegistration before : store.locked(caller.scope(), institution, ids)) {
            if (before.status() == Status.REGISTERED) {
                ModuleRegistration after = left(before, from);
                left.add(after);
                audit.add(AuditEntry.changed(
                        before.institution(),
                        "registration.withdraw-module",
                        "module-registration/" + before.id(),
                        reason,
                        before,
                        after));
            }
        }
        store.updateAll(caller.scope(), left, note(caller, institution, Change.WITHDRAWN, reason, source));
        reassessments.reopen(
                caller.scope(),
                left.stream()
                        .filter(one -> one.attempt() != Attempt.FIRST)
                        .map(ModuleRegistration::id)
                        .toList());
        auditTrail.record(caller, audit);
    }

    /**
     * Ends what was taken, or taken again, under a programme registration since a moment: that was begun by mistake.
     *
     * @param resulted of what there is a result, which stays on record
     */
    public void leaveTaken(
            Caller caller,
            ProgrammeRegistration programme,
            Set<StudentId> person,
            Set<ModuleRegistrationId> resulted,
            Instant since,
            LocalDate from,
            String reason) {
        List<ModuleRegistrationId> taken = store.ofStudents(caller.scope(), programme.institution(), person).stream()
                .filter(one ->
                        one.status() == Status.REGISTERED && programme.id().equals(one.programmeRegistrationId()))
                .map(ModuleRegistration::id)
                .filter(id -> history.of(caller.scope(), id, null).stream()
                        .filter(state -> state.recordedAt().isBefore(since))
                        .reduce((earlier, later) -> later)
                        .filter(before -> before.registration().status() == Status.REGISTERED)
                        .isEmpty())
                .toList();
        taken.stream().filter(resulted::contains).findFirst().ifPresent(id -> {
            throw Problem.conflict(
                            "moduleRegistrationId",
                            id,
                            "has a result under registration %s and stays on record: transfer the student back"
                                    .formatted(programme.id()))
                    .exception();
        });
        end(caller, programme.institution(), taken, from, reason, source(programme));
    }

    /** Takes back what was left with a programme since a moment, in the same way. */
    public void takeBack(
            Caller caller, ProgrammeRegistration programme, Set<StudentId> person, Instant since, String reason) {
        List<ModuleRegistrationId> left = store.ofStudents(caller.scope(), programme.institution(), person).stream()
                .filter(one -> one.status() == Status.WITHDRAWN)
                .map(ModuleRegistration::id)
                .toList();
        takeBack(caller, programme.institution(), person, left, since, reason, source(programme));
    }

    /**
     * Takes back those of some registrations that were ended by a source since a moment, and not changed since, as far as
     * nothing stands against the module now.
     *
     * @param person the identities of the student
     */
    public void takeBack(
            Caller caller,
            InstitutionCode institution,
            Set<StudentId> person,
            List<ModuleRegistrationId> some,
            Instant since,
            String reason,
            String source) {
        List<ModuleRegistrationId> left = some.stream()
                .filter(id -> history.of(caller.scope(), id, null).stream()
                        .reduce((earlier, later) -> later)
                        .filter(last -> last.registration().status() == Status.WITHDRAWN
                                && source.equals(last.source())
                                && !last.recordedAt().isBefore(since))
                        .isPresent())
                .toList();
        List<ModuleRegistration> back = new ArrayList<>();
        List<AuditEntry> audit = new ArrayList<>();
        List<ModuleRegistration> locked = store.locked(caller.scope(), institution, left);
        if (locked.isEmpty()) {
            return;
        }
        List<ModuleRegistration> own = store.ofStudents(caller.scope(), institution, person);
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                Insider.of(caller),
                own.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
        for (ModuleRegistration before : free(caller, institution, person, own, runs, locked)) {
            ModuleRegistration after = with(before, Status.REGISTERED, null);
            back.add(after);
            audit.add(AuditEntry.changed(
                    before.institution(),
                    "registration.reinstate-module",
                    "module-registration/" + before.id(),
                    reason,
                    before,
                    after));
        }
        store.updateAll(caller.scope(), back, note(caller, institution, Change.REINSTATED, reason, source));
        back.forEach(one -> reassessments.carriedOut(caller.scope(), person, one, runs.get(one.occurrenceId())));
        auditTrail.record(caller, audit);
    }

    /** An attempt at a module, on whatever run. */
    private record Attempted(ModuleId module, Attempt attempt) {}

    /**
     * Those with which the person could go on: not what was recognised or passed meanwhile, nor what is taken on another run;
     * of two that were left, the one that was taken first. What has a result itself stays on record.
     */
    private List<ModuleRegistration> free(
            Caller caller,
            InstitutionCode institution,
            Set<StudentId> person,
            List<ModuleRegistration> own,
            Map<OccurrenceId, Occurrence> runs,
            List<ModuleRegistration> left) {
        Caller acting = Insider.of(caller);
        Set<ModuleId> credited = new HashSet<>();
        priorLearning
                .ofStudents(caller.scope(), institution, person)
                .forEach(one -> credited.add(one.learning().moduleId()));
        contributors.results().ifPresent(results -> results.passed(acting, institution, person)
                .values()
                .forEach(credited::addAll));
        Set<ModuleRegistrationId> resulted = contributors.resulted(acting, institution, person);
        Set<Attempted> taken = own.stream()
                .filter(one -> one.status() == Status.REGISTERED)
                .map(one -> attempted(one, runs))
                .collect(Collectors.toSet());
        return left.stream()
                .sorted(Comparator.comparing(
                                ModuleRegistration::registeredOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(one -> one.id().value()))
                .filter(one -> {
                    Attempted attempted = attempted(one, runs);
                    return resulted.contains(one.id())
                            || !credited.contains(attempted.module()) && taken.add(attempted);
                })
                .toList();
    }

    private static Attempted attempted(ModuleRegistration one, Map<OccurrenceId, Occurrence> runs) {
        return new Attempted(runs.get(one.occurrenceId()).moduleId(), one.attempt());
    }

    private Note note(Caller caller, InstitutionCode institution, Change change, String reason, String source) {
        return Note.of(caller, clock, change, localDays.today(caller, institution), reason, source);
    }

    /** What a module is left by that is left with a programme registration. */
    public static String source(ProgrammeRegistration programme) {
        return "programme registration " + programme.id();
    }

    private static boolean runs(Occurrence occurrence, LocalDate from, LocalDate until) {
        boolean over = occurrence.ends() != null && occurrence.ends().isBefore(from);
        boolean after = until != null
                && occurrence.starts() != null
                && !occurrence.starts().isBefore(until);
        return !over && !after;
    }

    // who registered for a later module leaves it on the day of that registration at the earliest
    private static ModuleRegistration left(ModuleRegistration r, LocalDate from) {
        boolean later = r.registeredOn() != null && r.registeredOn().isAfter(from);
        return with(r, Status.WITHDRAWN, later ? r.registeredOn() : from);
    }

    private static ModuleRegistration with(ModuleRegistration r, Status status, LocalDate withdrawnOn) {
        return new ModuleRegistration(
                r.id(),
                r.institution(),
                r.studentId(),
                r.occurrenceId(),
                r.attempt(),
                status,
                r.registeredOn(),
                withdrawnOn,
                r.programmeRegistrationId());
    }
}
