package org.matricula.registration.provider.enrolment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.EnrolmentTaskRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.students.api.StudentId;

/** One set-wise write of enrolment tasks. One that is there is never changed. */
public final class TaskImport {

    private final TaskStore store;
    private final ProgrammeRegistrationStore programmes;
    private final Neighbours neighbours;
    private final Caller caller;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Instant now;
    private final String reason;
    private final Map<Object, ProgrammeRegistration> registrations = new HashMap<>();
    private final Map<Object, EnrolmentTask> held = new HashMap<>();
    private final List<EnrolmentTask> added = new ArrayList<>();

    public TaskImport(
            TaskStore store,
            ProgrammeRegistrationStore programmes,
            Neighbours neighbours,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            Instant now,
            String reason) {
        this.store = store;
        this.programmes = programmes;
        this.neighbours = neighbours;
        this.caller = caller;
        this.institution = institution;
        this.identifiers = identifiers;
        this.now = now;
        this.reason = reason;
    }

    /** Writes the rows and tells what became of each, in their order. */
    public List<RowOutcome> importAll(List<EnrolmentTaskRow> rows) {
        Map<String, StudentId> ids = neighbours.students(
                rows.stream().map(EnrolmentTaskRow::studentNumber).toList());
        programmes
                .ofStudents(caller.scope(), institution, ids.values())
                .forEach(
                        one -> registrations.put(List.of(one.studentId(), one.programmeId(), one.entrySession()), one));
        store.all(caller.scope(), institution, ids.values()).forEach(task -> held.put(key(task), task));
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        rows.forEach(row -> outcomes.add(put(row, ids.get(row.studentNumber()))));
        store.add(caller.scope(), added);
        return outcomes;
    }

    /** The entries for what was written. */
    public List<AuditEntry> audit() {
        return added.stream()
                .map(task -> AuditEntry.changed(
                        institution, "registration.import-task", "task/" + task.id(), reason, null, task))
                .toList();
    }

    private RowOutcome put(EnrolmentTaskRow row, StudentId student) {
        Faults faults = new Faults()
                .check(student != null, "studentNumber", row.studentNumber(), "must be a student of the institution")
                .given("session", row.session())
                .given("kind", row.kind())
                .given("status", row.status())
                .given("opens", row.opens())
                .given("closes", row.closes());
        ProgrammeRegistration registration = student == null ? null : registration(row, student);
        faults.check(
                registration != null,
                "programmeCode, entrySession",
                row.programmeCode() + ", " + row.entrySession(),
                "must be a programme registration of the student");
        if (!faults.isEmpty()) {
            return RowOutcome.refused(faults.problem());
        }
        boolean complete = row.status() == EnrolmentTask.Status.COMPLETE;
        boolean first = row.session().equals(registration.entrySession());
        faults.near("opens", row.opens(), row.session())
                .near("closes", row.closes(), row.session())
                .check(!row.closes().isBefore(row.opens()), "closes", row.closes(), "must not be before " + row.opens())
                .check(
                        row.session().startYear() >= registration.entrySession().startYear(),
                        "session",
                        row.session(),
                        "must not be before the session of entry")
                .check(
                        first == (row.kind() == EnrolmentTask.Kind.ENROLMENT),
                        "kind",
                        row.kind(),
                        "must be ENROLMENT in the session of entry and RE_ENROLMENT in later ones")
                .check(
                        complete == (row.completedAt() != null),
                        "completedAt",
                        row.completedAt(),
                        "must be given for a task that is COMPLETE and for no other")
                .check(
                        row.completedAt() == null
                                || !row.completedAt().toInstant(ZoneOffset.UTC).isAfter(now),
                        "completedAt",
                        row.completedAt(),
                        "must not be in the future");
        if (!faults.isEmpty()) {
            return RowOutcome.refused(faults.problem());
        }
        EnrolmentTask wanted = new EnrolmentTask(
                new EnrolmentTaskId(identifiers.next()),
                institution,
                student,
                registration.id(),
                row.session(),
                row.kind(),
                row.status(),
                row.opens(),
                row.closes(),
                complete ? row.completedAt().toInstant(ZoneOffset.UTC) : null);
        EnrolmentTask there = held.putIfAbsent(key(wanted), wanted);
        if (there == null) {
            added.add(wanted);
            return RowOutcome.created(wanted.id().toString());
        }
        boolean same = there.opens().equals(wanted.opens())
                && there.closes().equals(wanted.closes())
                && Objects.equals(there.completedAt(), wanted.completedAt());
        return same
                ? RowOutcome.unchanged(there.id().toString())
                : RowOutcome.refused(Problem.conflict(
                        "session",
                        row.session(),
                        "has a task of the registration here, " + there.status() + ", which a file never changes"));
    }

    private ProgrammeRegistration registration(EnrolmentTaskRow row, StudentId student) {
        return row.programmeCode() == null || row.entrySession() == null
                ? null
                : neighbours
                        .programme(row.programmeCode())
                        .map(one -> registrations.get(List.of(student, one.id(), row.entrySession())))
                        .orElse(null);
    }

    private static Object key(EnrolmentTask task) {
        return List.of(task.registrationId(), task.session());
    }
}
