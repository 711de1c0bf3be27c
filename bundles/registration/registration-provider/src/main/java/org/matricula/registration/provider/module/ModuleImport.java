package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Bearers;
import org.matricula.registration.provider.basis.Belonging;
import org.matricula.registration.provider.basis.Changes;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.StudentId;

/**
 * One set-wise write of module registrations. A row that leaves a date out does not take away one that is known.
 */
final class ModuleImport {

    private final ModuleRegistrationStore store;
    private final ProgrammeRegistrationStore programmes;
    private final Function<Collection<StudentId>, Bearers> bearers;
    private final Neighbours neighbours;
    private final ModuleVerdicts verdicts;
    private final Scope scope;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Note note;
    private final Changes<Key, ModuleRegistration> changes;
    private final Set<ModuleRegistrationId> putRight = new HashSet<>();
    private Map<StudentId, List<ProgrammeRegistration>> voided = Map.of();

    ModuleImport(
            ModuleRegistrationStore store,
            ProgrammeRegistrationStore programmes,
            Function<Collection<StudentId>, Bearers> bearers,
            Neighbours neighbours,
            ModuleVerdicts verdicts,
            Scope scope,
            InstitutionCode institution,
            Identifiers identifiers,
            Note note) {
        this.store = store;
        this.programmes = programmes;
        this.bearers = bearers;
        this.neighbours = neighbours;
        this.verdicts = verdicts;
        this.scope = scope;
        this.institution = institution;
        this.identifiers = identifiers;
        this.note = note;
        this.changes = new Changes<>(institution, "registration.register-module", "module-registration");
    }

    private record Key(StudentId student, OccurrenceId occurrence, Attempt attempt) {}

    private record Resolved(
            ModuleRegistrationRow row, Key key, Occurrence run, ProgrammeRegistration under, Faults faults) {

        /** The registration of the programme that the row names, where it does not run in the session any more. */
        ProgrammeRegistration past() {
            return row.programmeCode() == null || Belonging.runs(under, run.session()) ? null : under;
        }

        /** True when the row names a programme to which the registration does not belong yet. */
        boolean moves(ModuleRegistration before) {
            return row.programmeCode() != null && under != null && !under.id().equals(before.programmeRegistrationId());
        }
    }

    /** Writes the rows and tells what became of each, in their order. */
    List<RowOutcome> importAll(List<ModuleRegistrationRow> rows, Set<String> untouched) {
        return importAll(rows, null, untouched);
    }

    /** The same for rows that must not go over what nobody has read. */
    List<RowOutcome> revise(List<Revised<ModuleRegistrationRow>> rows) {
        return importAll(
                rows.stream().map(Revised::row).toList(),
                rows.stream().map(Revised::read).toList(),
                Set.of());
    }

    /** With the registrations that the rows were worked out from; null when they were not. */
    private List<RowOutcome> importAll(
            List<ModuleRegistrationRow> rows, List<ModuleRegistrationRow> read, Set<String> untouched) {
        Map<String, StudentId> students = neighbours.students(
                rows.stream().map(ModuleRegistrationRow::studentNumber).toList());
        Map<OccurrenceKey, Occurrence> occurrences =
                neighbours.occurrences(rows.stream().map(ModuleRegistrationRow::occurrence));
        Bearers persons = bearers.apply(students.values());
        persons.modules().forEach(this::hold);
        voided = programmes.voided(scope, institution, students.values()).stream()
                .collect(Collectors.groupingBy(ProgrammeRegistration::studentId));
        List<Resolved> resolved = rows.stream()
                .map(row -> resolve(row, students, occurrences, persons))
                .toList();
        lock(resolved.stream().filter(r -> r.faults().isEmpty()).toList());
        Set<Resolved> overtaken = read == null ? Set.of() : overtaken(resolved, read, persons);
        Map<Key, Problem> refused = refused(resolved.stream()
                .filter(r -> r.faults().isEmpty() && !overtaken.contains(r))
                .toList());
        List<RowOutcome> outcomes = resolved.stream()
                .map(r -> overtaken.contains(r)
                        ? Revised.overtaken()
                        : refused.containsKey(r.key())
                                ? RowOutcome.refused(refused.get(r.key()))
                                : put(r, untouched.contains("withdrawnOn")))
                .toList();
        write();
        return outcomes;
    }

    private Set<Resolved> overtaken(List<Resolved> resolved, List<ModuleRegistrationRow> read, Bearers persons) {
        Set<Resolved> overtaken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < resolved.size(); i++) {
            ModuleRegistration before = changes.held(resolved.get(i).key());
            if (before == null ? read.get(i) != null : read.get(i) == null || !says(read.get(i), before, persons)) {
                overtaken.add(resolved.get(i));
            }
        }
        return overtaken;
    }

    private boolean says(ModuleRegistrationRow row, ModuleRegistration registration, Bearers persons) {
        Optional<ProgrammeId> under = persons.programmes(registration.studentId()).stream()
                .filter(one -> one.id().equals(registration.programmeRegistrationId()))
                .map(ProgrammeRegistration::programmeId)
                .findAny();
        return Objects.equals(row.registeredOn(), registration.registeredOn())
                && Objects.equals(row.withdrawnOn(), registration.withdrawnOn())
                && Optional.ofNullable(row.programmeCode())
                        .flatMap(neighbours::programme)
                        .map(Programme::id)
                        .equals(under);
    }

    /** What comes in as left, or has its days put right then, is told twice: of its first day, and of its last. */
    private void write() {
        Map<Boolean, List<ModuleRegistration>> created =
                changes.created().stream().collect(Collectors.partitioningBy(ModuleImport::beganAndEnded));
        store.insertAll(scope, created.get(false), note);
        store.insertAll(scope, begun(created.get(true)), note.with(Change.REGISTERED));
        store.updateAll(scope, created.get(true), note);
        List<ModuleRegistration> again = changes.changed().stream()
                .filter(one -> putRight.contains(one.id()) && beganAndEnded(one))
                .toList();
        store.updateAll(scope, begun(again), note);
        store.updateAll(scope, changes.changed(), note);
    }

    private static boolean beganAndEnded(ModuleRegistration registration) {
        return registration.registeredOn() != null && registration.withdrawnOn() != null;
    }

    private static List<ModuleRegistration> begun(List<ModuleRegistration> left) {
        return left.stream()
                .map(one -> new ModuleRegistration(
                        one.id(),
                        one.institution(),
                        one.studentId(),
                        one.occurrenceId(),
                        one.attempt(),
                        Status.REGISTERED,
                        one.registeredOn(),
                        null,
                        one.programmeRegistrationId()))
                .toList();
    }

    /** New attempts that were on record and are left. */
    List<ModuleRegistrationId> left() {
        return changes.changed().stream()
                .filter(one -> one.attempt() != Attempt.FIRST && one.status() == Status.WITHDRAWN)
                .map(ModuleRegistration::id)
                .toList();
    }

    /** The entries for what was written. */
    List<AuditEntry> audit() {
        return changes.audit();
    }

    private Resolved resolve(
            ModuleRegistrationRow row,
            Map<String, StudentId> students,
            Map<OccurrenceKey, Occurrence> occurrences,
            Bearers persons) {
        Faults faults = new Faults();
        StudentId named = row.studentNumber() == null ? null : students.get(row.studentNumber());
        faults.check(named != null, "studentNumber", row.studentNumber(), "must be a student of the institution");
        Occurrence run = run(row.occurrence(), occurrences, faults);
        faults.given("attempt", row.attempt());
        RegistrationRules.dates(faults, row.attempt(), row.registeredOn(), row.withdrawnOn(), run);
        StudentId student = named == null || run == null ? named : meant(row, named, run, persons);
        Key key = new Key(student, run == null ? null : run.id(), row.attempt());
        if (row.withdrawnOn() == null && changes.held(key) == null) {
            RegistrationRules.takesPlace(faults, "occurrence", row.occurrence(), run);
        }
        ProgrammeRegistration under = student == null || run == null
                ? null
                : under(
                        row,
                        run.session(),
                        persons.programmes(student),
                        row.withdrawnOn() == null ? List.of() : voided.getOrDefault(student, List.of()),
                        changes.held(key),
                        faults);
        return new Resolved(row, key, run, under, faults);
    }

    private StudentId meant(ModuleRegistrationRow row, StudentId named, Occurrence run, Bearers persons) {
        String code = row.programmeCode();
        Optional<Programme> programme = code == null ? Optional.empty() : neighbours.programme(code);
        return persons.meant(named, run.session(), programme.map(Programme::id).orElse(null), run.id(), row.attempt());
    }

    /**
     * To what a row's registration belongs; null where the row names no programme and several would do. What is here stays
     * with its programme registration where the row names that programme.
     *
     * @param wrong what was entered in error, to which what was left with it belongs
     */
    private ProgrammeRegistration under(
            ModuleRegistrationRow row,
            AcademicSession session,
            List<ProgrammeRegistration> own,
            List<ProgrammeRegistration> wrong,
            ModuleRegistration before,
            Faults faults) {
        String code = row.programmeCode();
        if (code == null) {
            return Belonging.of(own, session, null).orElse(null);
        }
        Optional<ProgrammeRegistration> under = neighbours
                .programme(code)
                .map(Programme::id)
                .flatMap(named -> Stream.concat(own.stream(), wrong.stream())
                        .filter(one -> before != null && one.id().equals(before.programmeRegistrationId()))
                        .filter(one -> one.programmeId().equals(named))
                        .findAny()
                        .or(() -> Belonging.recorded(own, session, named))
                        .or(() -> Belonging.recorded(wrong, session, named)));
        faults.check(under.isPresent(), "programmeCode", code, RegistrationRules.notOn(session));
        return under.orElse(null);
    }

    private static Occurrence run(OccurrenceKey key, Map<OccurrenceKey, Occurrence> occurrences, Faults faults) {
        if (!Neighbours.complete(key)) {
            faults.check(false, "occurrence", null, "must be given with module, session and period");
            return null;
        }
        Occurrence found = occurrences.get(key);
        if (found == null) {
            String name = key.moduleCode() + " " + key.session() + " " + key.period();
            faults.check(false, "occurrence", name, "must be a module occurrence of the institution");
        }
        return found;
    }

    /** What the regulations refuse of the rows that register somebody, or take off who is registered. */
    private Map<Key, Problem> refused(List<Resolved> sound) {
        if (verdicts == null) {
            return Map.of();
        }
        Map<Key, Leaving> leavings = new LinkedHashMap<>();
        Map<Key, ModuleVerdicts.Wish> wishes = new LinkedHashMap<>();
        for (Resolved one : sound) {
            ModuleRegistration before = changes.held(one.key());
            if (before != null && before.withdrawnOn() == null && one.row().withdrawnOn() != null) {
                leavings.putIfAbsent(
                        one.key(), new Leaving(before, one.run(), one.row().withdrawnOn()));
            }
            boolean chosen = before == null || before.programmeRegistrationId() != null && one.moves(before);
            if (chosen && one.row().withdrawnOn() == null && !one.row().onRecord()) {
                wishes.putIfAbsent(
                        one.key(),
                        new ModuleVerdicts.Wish(
                                one.key().student(),
                                one.run(),
                                one.row().attempt(),
                                one.row().registeredOn(),
                                one.row().programmeCode() == null
                                        ? null
                                        : one.under().programmeId(),
                                one.past()));
            }
        }
        Map<ModuleVerdicts.Wish, Problem> refusals = verdicts.refusals(wishes.values());
        Map<Key, Problem> refused = new HashMap<>();
        wishes.forEach((key, wish) -> {
            if (refusals.containsKey(wish)) {
                refused.put(key, refusals.get(wish));
            }
        });
        Map<ModuleRegistrationId, Problem> kept = verdicts.leavings(
                leavings.values(),
                wishes.values().stream()
                        .filter(wish -> !refusals.containsKey(wish))
                        .toList());
        leavings.forEach((key, leaving) -> {
            if (kept.containsKey(leaving.registration().id())) {
                refused.put(key, kept.get(leaving.registration().id()));
            }
        });
        return refused;
    }

    private void lock(List<Resolved> sound) {
        List<ModuleRegistrationId> differing = sound.stream()
                .filter(r -> differs(r, changes.held(r.key())))
                .map(r -> changes.held(r.key()).id())
                .toList();
        // what will be changed is read again under a lock, so that no change of somebody else gets lost unseen
        store.locked(scope, institution, differing).forEach(this::hold);
    }

    private void hold(ModuleRegistration registration) {
        changes.hold(
                new Key(registration.studentId(), registration.occurrenceId(), registration.attempt()), registration);
    }

    private static boolean differs(Resolved resolved, ModuleRegistration before) {
        ModuleRegistrationRow row = resolved.row();
        return before != null
                && (resolved.moves(before)
                        || !Objects.equals(row.registeredOn(), before.registeredOn())
                        || !Objects.equals(row.withdrawnOn(), before.withdrawnOn()));
    }

    // what is on record here says nothing new, whatever has become of its run since
    private static boolean stands(Resolved resolved, ModuleRegistration before) {
        return before != null
                && (resolved.row().programmeCode() == null || resolved.under() != null)
                && !differs(resolved, before);
    }

    private RowOutcome put(Resolved resolved, boolean withdrawalUntouched) {
        Key key = resolved.key();
        ModuleRegistrationRow row = resolved.row();
        ModuleRegistration before = changes.held(key);
        if (!resolved.faults().isEmpty()) {
            return stands(resolved, before)
                    ? RowOutcome.unchanged(before.id().toString())
                    : RowOutcome.refused(resolved.faults().problem());
        }
        if (before == null) {
            ModuleRegistrationId id = new ModuleRegistrationId(identifiers.next());
            return changes.create(
                    key,
                    id.value(),
                    registration(
                            id,
                            key,
                            row.registeredOn(),
                            row.withdrawnOn(),
                            resolved.under() == null ? null : resolved.under().id()));
        }
        LocalDate withdrawnOn = withdrawalUntouched ? before.withdrawnOn() : row.withdrawnOn();
        // what was ruled already is a choice of somebody, who may take again what was left; a file only tells
        if (verdicts != null && withdrawnOn == null && before.withdrawnOn() != null) {
            return RowOutcome.refused(Problem.conflict(
                    "withdrawnOn", null, "must be given: the student withdrew on " + before.withdrawnOn()));
        }
        LocalDate registeredOn = row.registeredOn() == null ? before.registeredOn() : row.registeredOn();
        Faults faults = RegistrationRules.order(new Faults(), registeredOn, withdrawnOn);
        boolean daysDiffer = !Objects.equals(registeredOn, before.registeredOn())
                || before.withdrawnOn() != null && !before.withdrawnOn().equals(withdrawnOn);
        if (faults.isEmpty() && daysDiffer) {
            putRight.add(before.id());
        }
        return faults.isEmpty()
                ? changes.change(
                        key,
                        before.id().value(),
                        registration(
                                before.id(),
                                key,
                                registeredOn,
                                withdrawnOn,
                                resolved.moves(before) ? resolved.under().id() : before.programmeRegistrationId()))
                : RowOutcome.refused(faults.problem());
    }

    private ModuleRegistration registration(
            ModuleRegistrationId id,
            Key key,
            LocalDate registeredOn,
            LocalDate withdrawnOn,
            ProgrammeRegistrationId under) {
        return new ModuleRegistration(
                id,
                institution,
                key.student(),
                key.occurrence(),
                key.attempt(),
                withdrawnOn == null ? Status.REGISTERED : Status.WITHDRAWN,
                registeredOn,
                withdrawnOn,
                under);
    }
}
