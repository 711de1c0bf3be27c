package org.matricula.students.provider.file;

import static org.matricula.students.provider.file.RowWork.ids;
import static org.matricula.students.provider.file.RowWork.ordered;
import static org.matricula.students.provider.file.RowWork.own;
import static org.matricula.students.provider.file.RowWork.student;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.Note;
import org.matricula.students.api.NoteId;
import org.matricula.students.api.NoteRow;
import org.matricula.students.api.Notes;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.SpecialRow;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.matricula.students.provider.basis.Offices;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.detail.DetailRules;
import org.matricula.students.provider.detail.Details;
import org.matricula.students.provider.note.NoteRecords;
import org.matricula.students.provider.note.SpecialRecords;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.NoteStore;
import org.matricula.students.provider.store.SpecialStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ConfidentialFiles} on the domain's stores. */
@Component
public final class ConfidentialFileRecords implements ConfidentialFiles {

    private static final int LONGEST_NAME = 200;
    private static final String BETWEEN = ";";

    private final NoteStore notes;
    private final SpecialStore special;
    private final RowWork rowWork;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public ConfidentialFileRecords(
            @Reference StudentStore students,
            @Reference NoteStore notes,
            @Reference SpecialStore special,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.notes = notes;
        this.special = special;
        this.rowWork = new RowWork(students, transactions, auditTrail);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public List<NoteRow> notes(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(Students.READ);
        List<Note> all = notes.of(own(caller, institution), of.keySet());
        Map<NoteId, Note> byId = all.stream().collect(Collectors.toMap(Note::id, note -> note));
        return ordered(
                of,
                all.stream()
                        .filter(note -> NoteRecords.mayRead(caller, note, false))
                        .sorted(Comparator.comparing(Note::recordedAt))
                        .toList(),
                Note::studentId,
                note -> new NoteRow(
                        of.get(note.studentId()),
                        utc(note.recordedAt()),
                        note.recordedBy(),
                        note.visibility(),
                        note.office(),
                        note.text(),
                        note.replaces() == null
                                ? null
                                : utc(byId.get(note.replaces()).recordedAt())));
    }

    @Override
    public List<RowOutcome> importNotes(
            Caller caller, InstitutionCode institution, List<NoteRow> rows, Set<String> untouched, String reason) {
        caller.require(Notes.WRITE);
        return rowWork.written(caller, institution, rows, NoteRow::studentNumber, reason, (named, audit) -> {
            Map<StudentId, List<Note>> held = notes.of(caller.scope(), ids(named.values())).stream()
                    .collect(Collectors.groupingBy(Note::studentId));
            List<Note> added = new ArrayList<>();
            List<RowOutcome> outcomes = new ArrayList<>(rows.size());
            for (NoteRow row : rows) {
                StudentRow student = named.get(row.studentNumber());
                List<Note> there = student == null
                        ? List.of()
                        : held.computeIfAbsent(student.student().id(), id -> new ArrayList<>());
                try {
                    outcomes.add(note(caller, institution, row, student, there, added));
                } catch (ProblemException e) {
                    outcomes.add(RowOutcome.refused(e.problem()));
                }
            }
            notes.addAll(caller.scope(), added);
            added.forEach(note -> audit.add(AuditEntry.changed(
                    institution,
                    "students.import-note",
                    "student/" + note.studentId() + "/note/" + note.id(),
                    reason,
                    null,
                    note)));
            return outcomes;
        });
    }

    private RowOutcome note(
            Caller caller,
            InstitutionCode institution,
            NoteRow row,
            StudentRow student,
            List<Note> there,
            List<Note> added) {
        Faults faults = student(row.studentNumber(), student)
                .text("recordedBy", row.recordedBy(), LONGEST_NAME)
                .given("recordedAt", row.recordedAt());
        Instant at = row.recordedAt() == null ? null : row.recordedAt().toInstant(ZoneOffset.UTC);
        faults.check(
                at == null || !at.isAfter(clock.instant()),
                "recordedAt",
                row.recordedAt(),
                "must not be in the future");
        Note replaced = there.stream()
                .filter(note -> utc(note.recordedAt()).equals(row.replaces()))
                .findFirst()
                .orElse(null);
        faults.check(
                row.replaces() == null || replaced != null,
                "replaces",
                row.replaces(),
                "must be when a note of the student was written that is here or further up in the file");
        Note wanted = new Note(
                new NoteId(identifiers.next()),
                institution,
                student == null ? null : student.student().id(),
                row.visibility(),
                row.office(),
                row.text(),
                replaced == null ? null : replaced.id(),
                at,
                row.recordedBy());
        StatusRules.note(faults, wanted).refuse();
        caller.require(Offices.privilege(row.office()));
        Note same = there.stream()
                .filter(note ->
                        note.recordedAt().equals(at) && note.recordedBy().equals(row.recordedBy()))
                .findFirst()
                .orElse(null);
        if (same != null && as(same, wanted)) {
            return RowOutcome.unchanged(same.id().toString());
        }
        if (same != null) {
            throw Problem.conflict("recordedAt", row.recordedAt(), "has another note here, and a note is never changed")
                    .exception();
        }
        if (replaced != null && there.stream().anyMatch(note -> replaced.id().equals(note.replaces()))) {
            throw Problem.conflict("replaces", row.replaces(), "is replaced already")
                    .exception();
        }
        if (student.mergedInto() != null) {
            throw Subjects.merged(wanted.studentId(), student.mergedInto());
        }
        there.add(wanted);
        added.add(wanted);
        return RowOutcome.created(wanted.id().toString());
    }

    private static boolean as(Note note, Note other) {
        return note.visibility() == other.visibility()
                && note.office() == other.office()
                && note.text().strip().equals(other.text().strip())
                && Objects.equals(note.replaces(), other.replaces());
    }

    @Override
    public List<SpecialRow> specialData(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of, String purpose) {
        caller.require(SpecialData.READ);
        SpecialRecords.purpose(purpose);
        return transactions.required(() -> {
            List<History> standing = new ArrayList<>();
            special.of(own(caller, institution), of.keySet(), Details.SPECIAL).stream()
                    .collect(Collectors.groupingBy(History::studentId))
                    .values()
                    .forEach(rows -> Details.threads(rows)
                            .values()
                            .forEach(thread -> standing.addAll(byDay(thread).values())));
            auditTrail.record(
                    caller,
                    standing.stream()
                            .map(History::studentId)
                            .distinct()
                            .map(id -> SpecialRecords.read(institution, id, purpose))
                            .toList());
            return ordered(
                    of,
                    standing,
                    History::studentId,
                    row -> new SpecialRow(
                            of.get(row.studentId()),
                            SpecialCategory.Kind.valueOf(row.kind()),
                            row.from(),
                            String.join(BETWEEN, Details.special(row).codes()),
                            row.reason(),
                            row.source()));
        });
    }

    @Override
    public List<RowOutcome> importSpecialData(
            Caller caller, InstitutionCode institution, List<SpecialRow> rows, Set<String> untouched, String reason) {
        caller.require(SpecialData.WRITE);
        caller.require(SpecialData.READ);
        return rowWork.written(caller, institution, rows, SpecialRow::studentNumber, reason, (named, audit) -> {
            Map<StudentId, List<History>> held =
                    special.of(caller.scope(), ids(named.values()), Details.SPECIAL).stream()
                            .collect(Collectors.groupingBy(History::studentId));
            held.keySet().forEach(id -> audit.add(SpecialRecords.read(institution, id, reason)));
            List<History> added = new ArrayList<>();
            List<RowOutcome> outcomes = new ArrayList<>(rows.size());
            for (SpecialRow row : rows) {
                StudentRow student = named.get(row.studentNumber());
                SpecialCategory category = new SpecialCategory(
                        row.kind(),
                        row.codes() == null ? List.of() : List.of(row.codes().split(BETWEEN, -1)));
                Faults faults = DetailRules.special(student(row.studentNumber(), student), category);
                DetailRules.entry(
                        faults,
                        new DetailEntry(
                                row.validFrom(), row.reason() == null ? reason : row.reason(), row.source(), null),
                        null);
                outcomes.add(
                        faults.isEmpty()
                                ? special(
                                        caller,
                                        row,
                                        student,
                                        category,
                                        reason,
                                        held.computeIfAbsent(student.student().id(), id -> new ArrayList<>()),
                                        added)
                                : RowOutcome.refused(faults.problem()));
            }
            special.add(caller.scope(), added);
            added.forEach(row -> audit.add(SpecialRecords.written(row, reason)));
            return outcomes;
        });
    }

    private RowOutcome special(
            Caller caller,
            SpecialRow row,
            StudentRow student,
            SpecialCategory category,
            String reason,
            List<History> there,
            List<History> added) {
        String kind = category.kind().name();
        History same = byDay(
                        there.stream().filter(one -> one.kind().equals(kind)).toList())
                .get(row.validFrom());
        if (same != null && Details.special(same).equals(category)) {
            return RowOutcome.unchanged(same.id().toString());
        }
        if (student.mergedInto() != null) {
            return RowOutcome.refused(Subjects.merged(student.student().id(), student.mergedInto())
                    .problem());
        }
        History after = new History(
                new DetailId(identifiers.next()),
                student.student().institution(),
                student.student().id(),
                kind,
                "",
                String.join("\n", category.codes()),
                row.validFrom(),
                same == null ? null : same.id(),
                row.reason() == null ? reason : row.reason(),
                row.source(),
                clock.instant(),
                caller.name());
        there.add(after);
        added.add(after);
        return same == null
                ? RowOutcome.created(after.id().toString())
                : RowOutcome.changed(after.id().toString());
    }

    /** What stands of one history, by its day. */
    private static Map<LocalDate, History> byDay(List<History> thread) {
        Map<LocalDate, History> byDay = new LinkedHashMap<>();
        Timeline.DETAILS.known(thread, null).forEach(one -> byDay.put(one.from(), one));
        return byDay;
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
