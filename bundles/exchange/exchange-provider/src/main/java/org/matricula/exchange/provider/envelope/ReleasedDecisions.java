package org.matricula.exchange.provider.envelope;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Tells of which rows a board has released the decisions: those of the student, in the session that the row is of. */
final class ReleasedDecisions {

    private final Students students;
    private final Boards boards;
    private final CandidateNumbers candidates;
    private final Curriculum curriculum;

    ReleasedDecisions(Students students, Boards boards, CandidateNumbers candidates, Curriculum curriculum) {
        this.students = students;
        this.boards = boards;
        this.candidates = candidates;
        this.curriculum = curriculum;
    }

    /** The places of these rows; each row names its student by number or by candidate number. */
    Set<Integer> among(Caller caller, InstitutionCode institution, Map<Integer, Values> rows) {
        Caller reader = caller.acting(
                caller.scope(), Students.READ, Boards.READ_RELEASED, CandidateNumbers.READ, Curriculum.READ);
        Map<StudentId, Set<AcademicSession>> closed = new HashMap<>();
        Set<Integer> released = new HashSet<>();
        students(reader, institution, rows).forEach((place, student) -> {
            Set<AcademicSession> sessions = closed.computeIfAbsent(student, one -> boards.released(reader, one).stream()
                    .map(Candidate::session)
                    .collect(Collectors.toSet()));
            if (sessions.contains(rows.get(place).session("session"))) {
                released.add(place);
            }
        });
        return released;
    }

    private Map<Integer, StudentId> students(Caller reader, InstitutionCode institution, Map<Integer, Values> rows) {
        Map<String, StudentId> numbered = students.byNumber(
                reader,
                institution,
                rows.values().stream()
                        .map(row -> row.text("student_number"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<List<Object>, StudentId> anonymous = anonymous(
                reader,
                institution,
                rows.values().stream()
                        .filter(row -> row.text("student_number") == null)
                        .map(Values::occurrence)
                        .collect(Collectors.toSet()));
        Map<Integer, StudentId> found = new HashMap<>();
        rows.forEach((place, row) -> {
            StudentId student = row.text("student_number") == null
                    ? anonymous.get(List.of(row.occurrence(), row.text("element_code"), row.text("candidate")))
                    : numbered.get(row.text("student_number"));
            if (student != null) {
                found.put(place, student);
            }
        });
        return found;
    }

    /** Who is behind which candidate number, by occurrence, code of the element and number. */
    private Map<List<Object>, StudentId> anonymous(
            Caller reader, InstitutionCode institution, Set<OccurrenceKey> occurrences) {
        Map<List<Object>, StudentId> found = new HashMap<>();
        if (occurrences.isEmpty()) {
            return found;
        }
        for (Occurrence occurrence : curriculum.occurrencesByKey(reader, institution, occurrences)) {
            OccurrenceKey key = new OccurrenceKey(occurrence.moduleCode(), occurrence.session(), occurrence.period());
            Map<Object, String> codes =
                    occurrence.elements().stream().collect(Collectors.toMap(Element::id, Element::code));
            candidates.of(reader, occurrence.id()).stream()
                    .filter(one -> codes.containsKey(one.elementId()))
                    .forEach(one -> found.put(List.of(key, codes.get(one.elementId()), one.number()), one.studentId()));
        }
        return found;
    }
}
