package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.StudentId;

/**
 * One set-wise write of programme registrations. A file never moves a registration back to a session that a board has
 * moved it on from, nor changes one that has ended; a row that says what the registration was in such a session is true
 * and changes nothing.
 */
final class ProgrammeImport {

    private final ProgrammeRegistrationStore store;
    private final Neighbours neighbours;
    private final Scope scope;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final LocalDate today;
    private final Changes<Key, ProgrammeRegistration> changes;
    private final Map<Place, AcademicSession> active = new HashMap<>();
    private final Set<ProgrammeRegistration> left = new HashSet<>();

    ProgrammeImport(
            ProgrammeRegistrationStore store,
            Neighbours neighbours,
            Scope scope,
            InstitutionCode institution,
            Identifiers identifiers,
            LocalDate today) {
        this.store = store;
        this.neighbours = neighbours;
        this.scope = scope;
        this.institution = institution;
        this.identifiers = identifiers;
        this.today = today;
        this.changes = new Changes<>(institution, "registration.register-programme", "programme-registration");
    }

    private record Key(StudentId student, ProgrammeId programme, AcademicSession entrySession) {}

    private record Place(StudentId student, ProgrammeId programme) {}

    private record Resolved(ProgrammeRegistration wanted, Faults faults) {}

    /**
     * Writes the rows and tells what became of each, in their order.
     *
     * @param adding the history's note for what is added
     * @param changing the history's note for what is changed
     */
    List<RowOutcome> importAll(List<ProgrammeRegistrationRow> rows, Note adding, Note changing) {
        Map<String, StudentId> students = neighbours.students(
                rows.stream().map(ProgrammeRegistrationRow::studentNumber).toList());
        List<Resolved> resolved =
                rows.stream().map(row -> resolve(row, students)).toList();
        hold(resolved.stream().filter(r -> r.faults().isEmpty()).toList());
        List<RowOutcome> outcomes = resolved.stream().map(this::put).toList();
        store.insertAll(scope, changes.created(), adding);
        store.updateAll(scope, changes.changed(), changing);
        return outcomes;
    }

    /** What was added and changed. */
    List<ProgrammeRegistration> written() {
        return Stream.concat(changes.created().stream(), changes.changed().stream())
                .toList();
    }

    /** The entries for what was written. */
    List<AuditEntry> audit() {
        return changes.audit();
    }

    private Resolved resolve(ProgrammeRegistrationRow row, Map<String, StudentId> students) {
        Faults faults = new Faults();
        StudentId student = row.studentNumber() == null ? null : students.get(row.studentNumber());
        faults.check(student != null, "studentNumber", row.studentNumber(), "must be a student of the institution");
        Programme programme = row.programmeCode() == null
                ? null
                : neighbours.programme(row.programmeCode()).orElse(null);
        faults.check(programme != null, "programmeCode", row.programmeCode(), "must be a programme of the institution");
        ProgrammeRegistration wanted = new ProgrammeRegistration(
                null,
                institution,
                student,
                programme == null ? null : programme.id(),
                row.entrySession(),
                row.session(),
                row.level(),
                row.mode(),
                row.entry(),
                Status.ACTIVE,
                row.startedOn(),
                null);
        return new Resolved(wanted, RegistrationRules.check(faults, wanted, programme, today));
    }

    private void hold(List<Resolved> sound) {
        Set<StudentId> students = new HashSet<>();
        sound.forEach(r -> students.add(r.wanted().studentId()));
        store.ofStudents(scope, institution, students).forEach(this::hold);
        List<ProgrammeRegistrationId> differing = new ArrayList<>();
        for (Resolved r : sound) {
            ProgrammeRegistration before = changes.held(key(r.wanted()));
            if (before != null && !merged(r.wanted(), before).equals(before)) {
                differing.add(before.id());
            }
        }
        left.addAll(store.left(scope, differing));
        // what will be changed is read again under a lock, so that no change of somebody else gets lost unseen
        store.locked(scope, differing).forEach(this::hold);
    }

    private void hold(ProgrammeRegistration registration) {
        changes.hold(key(registration), registration);
        if (registration.status() == Status.ACTIVE) {
            active.put(place(registration), registration.entrySession());
        }
    }

    private RowOutcome put(Resolved resolved) {
        if (!resolved.faults().isEmpty()) {
            return RowOutcome.refused(resolved.faults().problem());
        }
        ProgrammeRegistration wanted = resolved.wanted();
        Key key = key(wanted);
        ProgrammeRegistration before = changes.held(key);
        if (before == null) {
            AcademicSession other = active.putIfAbsent(place(wanted), wanted.entrySession());
            return other == null
                    ? create(key, wanted)
                    : refused(
                            "entrySession",
                            wanted.entrySession(),
                            "the student studies on the programme since " + other);
        }
        ProgrammeRegistration after = merged(wanted, before);
        if (left.contains(after)) {
            return RowOutcome.unchanged(before.id().toString());
        }
        if (!after.equals(before) && before.status() != Status.ACTIVE) {
            return refused("status", before.status(), "a registration that has ended cannot be changed by a file");
        }
        if (after.session().compareTo(before.session()) < 0) {
            return refused("session", after.session(), "the registration has moved on to " + before.session());
        }
        return changes.change(key, before.id().value(), after);
    }

    private RowOutcome create(Key key, ProgrammeRegistration wanted) {
        long id = identifiers.next();
        return changes.create(key, id, identified(new ProgrammeRegistrationId(id), wanted));
    }

    private static RowOutcome refused(String field, Object value, String rule) {
        return RowOutcome.refused(Problem.conflict(field, value, rule));
    }

    // status and last day are no business of a file
    private static ProgrammeRegistration merged(ProgrammeRegistration wanted, ProgrammeRegistration before) {
        return new ProgrammeRegistration(
                before.id(),
                before.institution(),
                before.studentId(),
                before.programmeId(),
                before.entrySession(),
                wanted.session(),
                wanted.level(),
                wanted.mode(),
                wanted.entry(),
                before.status(),
                wanted.startedOn(),
                before.endedOn());
    }

    private static ProgrammeRegistration identified(ProgrammeRegistrationId id, ProgrammeRegistration wanted) {
        return new ProgrammeRegistration(
                id,
                wanted.institution(),
                wanted.studentId(),
                wanted.programmeId(),
                wanted.entrySession(),
                wanted.session(),
                wanted.level(),
                wanted.mode(),
                wanted.entry(),
                wanted.status(),
                wanted.startedOn(),
                wanted.endedOn());
    }

    private static Key key(ProgrammeRegistration registration) {
        return new Key(registration.studentId(), registration.programmeId(), registration.entrySession());
    }

    private static Place place(ProgrammeRegistration registration) {
        return new Place(registration.studentId(), registration.programmeId());
    }
}
