package org.matricula.students.provider.note;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Note;
import org.matricula.students.api.NoteId;
import org.matricula.students.api.Notes;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.matricula.students.provider.basis.Offices;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.detail.Details;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.NoteStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Notes} on the domain's stores. */
@Component
public final class NoteRecords implements Notes {

    private final StudentStore students;
    private final NoteStore notes;
    private final DetailStore details;
    private final Subjects subjects;
    private final StudentAccounts accounts;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public NoteRecords(
            @Reference StudentStore students,
            @Reference NoteStore notes,
            @Reference DetailStore details,
            @Reference StudentAccounts accounts,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.students = students;
        this.notes = notes;
        this.details = details;
        this.subjects = new Subjects(students);
        this.accounts = accounts;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Note> of(Caller caller, StudentId student) {
        caller.require(Students.READ);
        Student found = subjects.known(caller, student).student();
        Set<StudentId> person = person(caller, student);
        boolean tutor = caller.may(READ_TUTOR) && isTutor(caller, found.institution(), person);
        return notes.of(caller.scope(), person).stream()
                .filter(note -> mayRead(caller, note, tutor))
                .toList();
    }

    @Override
    public List<Note> own(Caller caller) {
        caller.require(StudentAccounts.OWN);
        return notes.of(caller.scope(), person(caller, accounts.required(caller))).stream()
                .filter(note -> note.visibility() == Note.Visibility.STUDENT)
                .map(Note::toStudent)
                .toList();
    }

    private Set<StudentId> person(Caller caller, StudentId student) {
        return students.identities(caller.scope(), List.of(student)).getOrDefault(student, Set.of(student));
    }

    @Override
    public Note write(Caller caller, Note note) {
        caller.require(WRITE);
        StatusRules.note(new Faults().given("studentId", note.studentId()), note)
                .refuse();
        caller.require(Offices.privilege(note.office()));
        return transactions.required(() -> {
            Student student = subjects.locked(caller, note.studentId()).student();
            if (note.replaces() != null) {
                requireReplaceable(caller, student, note.replaces());
            }
            Note written = new Note(
                    new NoteId(identifiers.next()),
                    student.institution(),
                    student.id(),
                    note.visibility(),
                    note.office(),
                    note.text(),
                    note.replaces(),
                    clock.instant(),
                    caller.name());
            notes.add(caller.scope(), written);
            auditTrail.record(
                    caller,
                    AuditEntry.created(
                            student.institution(),
                            "students.note",
                            "student/" + student.id() + "/note/" + written.id(),
                            written));
            return written;
        });
    }

    private void requireReplaceable(Caller caller, Student student, NoteId replaces) {
        boolean tutor = caller.may(READ_TUTOR) && isTutor(caller, student.institution(), Set.of(student.id()));
        List<Note> all = notes.of(caller.scope(), Set.of(student.id()));
        if (all.stream().noneMatch(old -> old.id().equals(replaces) && mayRead(caller, old, tutor))) {
            throw Problem.notFound("note", replaces).exception();
        }
        if (all.stream().anyMatch(old -> replaces.equals(old.replaces()))) {
            throw Problem.conflict("replaces", replaces, "is replaced already").exception();
        }
    }

    private boolean isTutor(Caller caller, InstitutionCode institution, Set<StudentId> person) {
        LocalDate today = days.today(caller, institution);
        return person.stream()
                .anyMatch(one ->
                        Details.standing(details.of(caller.scope(), List.of(one), List.of(Details.TUTOR)), today, null)
                                .stream()
                                .anyMatch(row -> caller.name().equals(row.detail())));
    }

    public static boolean mayRead(Caller caller, Note note, boolean tutor) {
        if (caller.name().equals(note.recordedBy())) {
            return true;
        }
        return switch (note.visibility()) {
            case OFFICE -> caller.may(Offices.privilege(note.office()));
            case REGISTRY -> caller.may(READ_REGISTRY);
            case TUTOR -> caller.may(READ_REGISTRY) || tutor;
            case STUDENT -> caller.may(READ_REGISTRY) || caller.may(READ_STUDENT);
        };
    }
}
