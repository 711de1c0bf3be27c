package org.matricula.registration.provider.claim;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.provider.basis.Changes;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.Recognised;
import org.matricula.students.api.StudentId;

/** One set-wise write of recognised prior learning. */
public final class PriorLearningImport {

    private final PriorLearningStore store;
    private final Neighbours neighbours;
    private final Scope scope;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Note note;
    private final Function<Map<StudentId, Set<ModuleId>>, Map<StudentId, Map<ModuleId, Problem>>> beside;
    private final Changes<Key, Recognised> changes;
    private final Map<Key, Long> ended = new HashMap<>();

    /** @param beside says why modules that students take cannot stand beside what would be recognised */
    public PriorLearningImport(
            PriorLearningStore store,
            Neighbours neighbours,
            Scope scope,
            InstitutionCode institution,
            Identifiers identifiers,
            Note note,
            Function<Map<StudentId, Set<ModuleId>>, Map<StudentId, Map<ModuleId, Problem>>> beside) {
        this.store = store;
        this.neighbours = neighbours;
        this.scope = scope;
        this.institution = institution;
        this.identifiers = identifiers;
        this.note = note;
        this.beside = beside;
        this.changes = new Changes<>(institution, "registration.recognise", "prior-learning");
    }

    private record Key(StudentId student, ModuleId module) {}

    private record Resolved(PriorLearning learning, Faults faults) {

        Key key() {
            return new Key(learning.studentId(), learning.moduleId());
        }
    }

    /** Writes the rows and tells what became of each, in their order. */
    public List<RowOutcome> importAll(List<PriorLearningRow> rows, Set<String> untouched) {
        Map<String, StudentId> students = neighbours.students(
                rows.stream().map(PriorLearningRow::studentNumber).toList());
        List<Resolved> resolved =
                rows.stream().map(row -> resolve(row, students)).toList();
        hold(resolved.stream().filter(r -> r.faults().isEmpty()).toList());
        Map<StudentId, Set<ModuleId>> fresh = new HashMap<>();
        resolved.stream()
                .filter(r -> r.faults().isEmpty() && changes.held(r.key()) == null)
                .forEach(r -> fresh.computeIfAbsent(r.key().student(), s -> new HashSet<>())
                        .add(r.key().module()));
        Map<StudentId, Map<ModuleId, Problem>> against = beside.apply(fresh);
        List<RowOutcome> outcomes = resolved.stream()
                .map(r -> put(r, untouched, against.getOrDefault(r.key().student(), Map.of())))
                .toList();
        store.recogniseAll(scope, changes.created(), Set.copyOf(ended.values()), note);
        store.updateAll(scope, changes.changed(), note);
        return outcomes;
    }

    /** The entries for what was written. */
    public List<AuditEntry> audit() {
        return changes.audit();
    }

    private Resolved resolve(PriorLearningRow row, Map<String, StudentId> students) {
        Faults faults = new Faults();
        StudentId student = row.studentNumber() == null ? null : students.get(row.studentNumber());
        faults.check(student != null, "studentNumber", row.studentNumber(), "must be a student of the institution");
        ModuleId module = row.moduleCode() == null
                ? null
                : neighbours.module(row.moduleCode()).map(Module::id).orElse(null);
        faults.check(module != null, "moduleCode", row.moduleCode(), "must be a module of the institution");
        RegistrationRules.recognition(faults, row.origin(), row.mark());
        // a mark in its one written form, so that 65.50 of a file is 65.5 of the table
        BigDecimal mark = row.mark() == null || !faults.isEmpty()
                ? null
                : Percent.of("mark", row.mark()).value();
        ProgrammeId programme = row.programmeCode() == null
                ? null
                : neighbours.programme(row.programmeCode()).map(Programme::id).orElse(null);
        faults.check(
                row.programmeCode() == null || programme != null,
                "programmeCode",
                row.programmeCode(),
                "must be a programme of the institution");
        return new Resolved(new PriorLearning(institution, student, module, row.origin(), mark, programme), faults);
    }

    private void hold(List<Resolved> sound) {
        Set<StudentId> students = new HashSet<>();
        sound.forEach(r -> students.add(r.learning().studentId()));
        store.ofStudents(scope, institution, students).forEach(this::hold);
        store.ended(scope, institution, students)
                .forEach(row -> ended.put(
                        new Key(row.learning().studentId(), row.learning().moduleId()), row.id()));
        Set<StudentId> differing = new HashSet<>();
        for (Resolved r : sound) {
            Recognised before = changes.held(r.key());
            if (before != null && !before.learning().equals(r.learning())) {
                differing.add(r.learning().studentId());
            }
        }
        // what will be changed is read again under a lock, so that no change of somebody else gets lost unseen
        store.locked(scope, institution, differing).forEach(this::hold);
    }

    private void hold(Recognised row) {
        changes.hold(new Key(row.learning().studentId(), row.learning().moduleId()), row);
    }

    private RowOutcome put(Resolved resolved, Set<String> untouched, Map<ModuleId, Problem> against) {
        if (!resolved.faults().isEmpty()) {
            return RowOutcome.refused(resolved.faults().problem());
        }
        Recognised before = changes.held(resolved.key());
        if (before == null && against.containsKey(resolved.key().module())) {
            return RowOutcome.refused(against.get(resolved.key().module()));
        }
        if (before == null) {
            Long there = ended.get(resolved.key());
            long id = there == null ? identifiers.next() : there;
            return changes.create(resolved.key(), id, new Recognised(id, resolved.learning()));
        }
        PriorLearning wanted = resolved.learning();
        PriorLearning after = new PriorLearning(
                institution,
                wanted.studentId(),
                wanted.moduleId(),
                wanted.origin(),
                untouched.contains("mark") ? before.learning().mark() : wanted.mark(),
                untouched.contains("programmeCode") ? before.learning().programmeId() : wanted.programmeId());
        Faults faults = RegistrationRules.recognition(new Faults(), after.origin(), after.mark());
        return faults.isEmpty()
                ? changes.change(resolved.key(), before.id(), new Recognised(before.id(), after))
                : RowOutcome.refused(faults.problem());
    }
}
