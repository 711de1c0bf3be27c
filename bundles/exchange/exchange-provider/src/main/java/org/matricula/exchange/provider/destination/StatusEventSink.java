package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StatusEventRow;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Status events: the programme registrations that they are about have identities of their own here. */
final class StatusEventSink implements Sink {

    private static final RowForm<StatusEventLine> FORM = RowForm.of(StatusEventLine.class);

    private final StudentFiles files;
    private final Students students;
    private final Registrations registrations;
    private final Curriculum curriculum;

    StatusEventSink(StudentFiles files, Students students, Registrations registrations, Curriculum curriculum) {
        this.files = files;
        this.students = students;
        this.registrations = registrations;
        this.curriculum = curriculum;
    }

    @Override
    public Target target() {
        return Target.STATUS_EVENTS;
    }

    @Override
    public Privilege privilege() {
        return StudentFiles.WRITE;
    }

    @Override
    public List<String> key() {
        return List.of(
                "student_number",
                "engagement_kind",
                "engagement_begins",
                "programme_code",
                "entry_session",
                "subject",
                "status",
                "effective",
                "expected_return",
                "reason",
                "source");
    }

    @Override
    public List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows, String reason) {
        List<StatusEventLine> lines = rows.stream().map(FORM::read).toList();
        Map<Object, ProgrammeRegistration> named = named(caller, institution, lines);
        List<RowOutcome> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
        List<StatusEventRow> written = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            StatusEventLine line = lines.get(i);
            boolean about = line.programmeCode() != null || line.entrySession() != null;
            ProgrammeRegistration registration =
                    about ? named.get(key(line.studentNumber(), line.programmeCode(), line.entrySession())) : null;
            Faults faults = new Faults()
                    .check(
                            !about || registration != null,
                            "programme_code, entry_session",
                            line.programmeCode() + ", " + line.entrySession(),
                            "must be a programme registration of the student, or both empty")
                    .check(
                            !about || line.subject() == null,
                            "subject",
                            line.subject(),
                            "must be empty where a programme registration is named");
            if (faults.isEmpty()) {
                places.add(i);
                written.add(row(line, about ? Subject.of(registration) : line.subject()));
            } else {
                outcomes.set(i, RowOutcome.refused(faults.problem()));
            }
        }
        List<RowOutcome> results = files.importStatusEvents(caller, institution, written, Sink.untouched(rows), reason);
        for (int i = 0; i < places.size(); i++) {
            outcomes.set(places.get(i), results.get(i));
        }
        return outcomes;
    }

    private Map<Object, ProgrammeRegistration> named(
            Caller caller, InstitutionCode institution, List<StatusEventLine> lines) {
        Caller reader = caller.acting(caller.scope(), Students.READ, Registrations.READ, Curriculum.READ);
        Map<String, StudentId> ids = students.byNumber(
                reader,
                institution,
                lines.stream()
                        .filter(line -> line.programmeCode() != null)
                        .map(StatusEventLine::studentNumber)
                        .distinct()
                        .toList());
        Map<StudentId, String> numbers = new HashMap<>();
        ids.forEach((number, id) -> numbers.put(id, number));
        Map<Object, String> codes = new HashMap<>();
        lines.stream()
                .map(StatusEventLine::programmeCode)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(code -> {
                    Optional<Programme> programme = curriculum.programme(reader, institution, code);
                    programme.ifPresent(one -> codes.put(one.id(), code));
                });
        Map<Object, ProgrammeRegistration> named = new HashMap<>();
        registrations
                .programmesOf(reader, institution, numbers.keySet())
                .forEach(one -> named.put(
                        key(numbers.get(one.studentId()), codes.get(one.programmeId()), one.entrySession()), one));
        return named;
    }

    private static StatusEventRow row(StatusEventLine line, String subject) {
        return new StatusEventRow(
                line.studentNumber(),
                line.engagementKind(),
                line.engagementBegins(),
                subject,
                line.status(),
                line.effective(),
                line.expectedReturn(),
                line.reason(),
                line.source());
    }

    private static Object key(Object... parts) {
        return java.util.Arrays.asList(parts);
    }
}
