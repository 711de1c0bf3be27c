package org.matricula.assessment.provider.grid;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Change;
import org.matricula.assessment.api.MarkGrid.Outcome;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.grid.GridRows.Name;
import org.matricula.assessment.provider.mark.MarkCheck;
import org.matricula.assessment.provider.mark.MarkCheck.Checked;
import org.matricula.assessment.provider.mark.MarkRecorder;
import org.matricula.assessment.provider.mark.MarkRules;
import org.matricula.assessment.provider.mark.MarkTarget;
import org.matricula.assessment.provider.mark.NamedStudents;
import org.matricula.assessment.provider.outcome.OutdatedResults;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grids over the domain's marks. */
@Component
public final class GridRecords implements MarkGrids {

    /** A marker's cell says nothing of these. */
    private static final Set<String> UNTOUCHED = Set.of("submittedAt", "submittedDay", "circumstancesAccepted");

    // whoever collides reads again and is then told apart; more than this many in a row is no accident
    private static final int ROUNDS = 5;

    private final MarkStore marks;
    private final GridReading reading;
    private final MarkRecorder recorder;
    private final Transactions transactions;
    private final Students students;
    private final Persons persons;

    /** Uses the domain's data source. */
    @Activate
    public GridRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Deadlines deadlines,
            @Reference OwnWork own,
            @Reference OutdatedResults outdated) {
        this.marks = new MarkStore(dataSource);
        this.reading = new GridReading(dataSource, students, curriculum, registrations, deadlines);
        this.recorder = new MarkRecorder(
                dataSource,
                identifiers,
                auditTrail,
                clock,
                new MarkCheck(dataSource, students, persons, curriculum, registrations),
                own,
                outdated);
        this.transactions = transactions;
        this.students = students;
        this.persons = persons;
    }

    @Override
    public MarkGrid grid(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        return transactions.required(() -> reading.rows(caller, occurrence)).grid(Sight.of(caller));
    }

    @Override
    public List<Outcome> change(Caller caller, OccurrenceId occurrence, List<Change> changes, boolean dryRun) {
        caller.require(WRITE);
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw Problem.invalid(null, null, "must be 1 to " + MOST_CHANGES + " changes")
                    .exception();
        }
        for (int round = 1; ; round++) {
            try {
                return transactions.required(() -> write(caller, reading.rows(caller, occurrence), changes, dryRun));
            } catch (ProblemException e) {
                if (e.problem().kind() != Problem.Kind.CONFLICT || round == ROUNDS) {
                    throw e;
                }
            }
        }
    }

    private List<Outcome> write(Caller caller, GridRows rows, List<Change> changes, boolean dryRun) {
        Map<Name, List<ModuleRegistration>> places = rows.places();
        NamedStudents named = new NamedStudents(
                Insider.of(caller),
                rows.occurrence().institution(),
                changes.stream()
                        .filter(Objects::nonNull)
                        .map(Change::studentNumber)
                        .toList(),
                students,
                persons);
        List<Checked> checked = changes.stream()
                .map(change -> check(rows, places, named, change))
                .toList();
        List<RowOutcome> done = recorder.write(caller, rows.occurrence().institution(), checked, UNTOUCHED, dryRun);
        Map<Place, Mark> now = dryRun
                ? rows.marks()
                : marks.latest(
                        caller.scope(),
                        checked.stream()
                                .filter(row -> row.target() != null)
                                .map(row -> row.target().registration().id())
                                .collect(Collectors.toSet()));
        List<Outcome> told = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            MarkTarget target = checked.get(i).target();
            told.add(outcome(done.get(i), target == null ? null : now.get(target.place())));
        }
        return told;
    }

    private static Outcome outcome(RowOutcome done, Mark now) {
        Outcome.Kind kind =
                switch (done.kind()) {
                    case CREATED -> Outcome.Kind.CREATED;
                    case CHANGED -> Outcome.Kind.UPDATED;
                    case UNCHANGED -> Outcome.Kind.UNCHANGED;
                    case REFUSED -> done.problem().kind() == Problem.Kind.CONFLICT
                            ? Outcome.Kind.CONFLICT
                            : Outcome.Kind.REFUSED;
                };
        Outcome.Mark mark = now == null
                ? null
                : new Outcome.Mark(now.mark(), now.state(), now.sequence(), now.recordedBy(), now.recordedAt());
        return new Outcome(kind, mark, done.problem());
    }

    private static Checked check(
            GridRows rows, Map<Name, List<ModuleRegistration>> places, NamedStudents named, Change change) {
        if (change == null) {
            return new Checked(null, Problem.invalid(null, null, "a change must be given"));
        }
        String who = change.candidate() == null ? change.studentNumber() : change.candidate();
        MarkRow row = new MarkRow(
                who,
                null,
                change.attempt(),
                change.elementCode(),
                change.mark(),
                change.state() == null ? Mark.State.SUBMITTED : change.state(),
                null,
                null,
                false,
                change.reason());
        Faults faults = new Faults()
                .check(
                        (change.candidate() == null) != (change.studentNumber() == null),
                        "candidate",
                        change.candidate(),
                        "either this or studentNumber must be given")
                .check(
                        change.expectedSequence() >= 0,
                        "expectedSequence",
                        change.expectedSequence(),
                        "must be 0 or more");
        MarkRules.faults(row).forEach(fault -> faults.check(false, fault.field(), fault.value(), fault.rule()));
        if (!faults.isEmpty()) {
            return new Checked(null, faults.problem());
        }
        Function<Name, List<ModuleRegistration>> at = name -> places.getOrDefault(name, List.of());
        List<ModuleRegistration> found = change.candidate() == null
                ? named.meant(
                        change.studentNumber(),
                        change.attempt(),
                        student -> at.apply(new Name(null, student, change.elementCode())))
                : at.apply(new Name(change.candidate(), null, change.elementCode())).stream()
                        .filter(sitting -> change.attempt() == null || change.attempt() == sitting.attempt())
                        .toList();
        if (found.size() != 1) {
            return new Checked(
                    null,
                    found.isEmpty()
                            ? Problem.invalid(
                                    change.candidate() == null ? "studentNumber" : "candidate",
                                    who,
                                    "must have a place in the grid for " + change.elementCode())
                            : Problem.invalid("attempt", null, "must be given: the student has several"));
        }
        return new Checked(
                new MarkTarget(
                        row,
                        rows.occurrence(),
                        rows.occurrence().marked().stream()
                                .filter(element -> element.code().equals(change.elementCode()))
                                .findFirst()
                                .orElseThrow(),
                        found.get(0)),
                null,
                change.expectedSequence());
    }
}
