package org.matricula.assessment.provider.mark;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.provider.result.Sitting;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** The students, elements and registrations that a chunk of rows names, looked up in a handful of set-wise reads. */
final class MarkTargets {

    private final InstitutionCode institution;
    private final NamedStudents students;
    private final Map<OccurrenceKey, Occurrence> byKey;
    private final Map<String, Map<OccurrenceId, Occurrence>> byElement = new HashMap<>();
    private final Map<Sitting, List<ModuleRegistration>> registrations;
    private final Map<OccurrenceId, Map<Numbered, ModuleRegistration>> candidates = new HashMap<>();
    private final Function<OccurrenceId, Map<Numbered, ModuleRegistration>> numbered;

    private record Sitting(StudentId student, OccurrenceId occurrence) {}

    private record Numbered(ElementId element, String candidate) {}

    MarkTargets(
            Caller caller,
            InstitutionCode institution,
            Collection<MarkRow> rows,
            Students students,
            Persons persons,
            Curriculum curriculum,
            Registrations registrations,
            CandidateStore store) {
        this.institution = institution;
        this.students = new NamedStudents(
                caller, institution, rows.stream().map(MarkRow::studentNumber).toList(), students, persons);
        this.byKey = keyed(caller, rows, curriculum);
        indexElements(caller, rows, curriculum);
        this.registrations = registrations(caller, registrations);
        this.numbered = occurrence -> numbered(caller, store.on(caller.scope(), occurrence), registrations);
    }

    private Map<Numbered, ModuleRegistration> numbered(
            Caller caller, List<Candidate> numbers, Registrations registrations) {
        Map<ModuleRegistrationId, ModuleRegistration> found = registrations
                .all(
                        caller,
                        institution,
                        numbers.stream().map(Candidate::registrationId).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(ModuleRegistration::id, Function.identity()));
        return numbers.stream()
                .filter(one -> found.containsKey(one.registrationId()))
                .collect(Collectors.toMap(
                        one -> new Numbered(one.elementId(), one.number()), one -> found.get(one.registrationId())));
    }

    private Map<OccurrenceKey, Occurrence> keyed(Caller caller, Collection<MarkRow> rows, Curriculum curriculum) {
        Set<OccurrenceKey> keys =
                rows.stream().map(MarkRow::occurrence).filter(Objects::nonNull).collect(Collectors.toSet());
        return keys.isEmpty()
                ? Map.of()
                : curriculum.occurrencesByKey(caller, institution, keys).stream()
                        .collect(Collectors.toMap(
                                o -> new OccurrenceKey(o.moduleCode(), o.session(), o.period()), Function.identity()));
    }

    private void indexElements(Caller caller, Collection<MarkRow> rows, Curriculum curriculum) {
        Set<String> codes = rows.stream()
                .filter(row -> row.occurrence() == null)
                .map(MarkRow::elementCode)
                .collect(Collectors.toSet());
        if (codes.isEmpty()) {
            return;
        }
        for (Occurrence occurrence : curriculum.occurrencesByElement(caller, institution, codes)) {
            for (Element element : occurrence.elements()) {
                byElement
                        .computeIfAbsent(element.code(), code -> new HashMap<>(2))
                        .put(occurrence.id(), occurrence);
            }
        }
    }

    private Map<Sitting, List<ModuleRegistration>> registrations(Caller caller, Registrations registrations) {
        Set<OccurrenceId> occurrences = new HashSet<>();
        byKey.values().forEach(occurrence -> occurrences.add(occurrence.id()));
        byElement.values().forEach(found -> occurrences.addAll(found.keySet()));
        Set<StudentId> named = students.all();
        if (occurrences.isEmpty() || named.isEmpty()) {
            return Map.of();
        }
        return registrations.on(caller, institution, occurrences, named).stream()
                .collect(Collectors.groupingBy(r -> new Sitting(r.studentId(), r.occurrenceId())));
    }

    /**
     * The records that a row names.
     *
     * @throws ProblemException 422 when one of them does not exist
     */
    MarkTarget of(MarkRow row) {
        return row.candidate() == null ? named(row) : numbered(row);
    }

    private MarkTarget numbered(MarkRow row) {
        Occurrence occurrence = occurrence(row);
        Element element = element(row, occurrence);
        ModuleRegistration registration =
                candidates.computeIfAbsent(occurrence.id(), numbered).get(new Numbered(element.id(), row.candidate()));
        if (registration == null) {
            throw refused("candidate", row.candidate(), "must be a candidate number of " + element.code());
        }
        MarkTarget target = new MarkTarget(row, occurrence, element, registration);
        target.check(new Faults()).refuse();
        return target;
    }

    private MarkTarget named(MarkRow row) {
        if (!students.knows(row.studentNumber())) {
            throw refused("studentNumber", row.studentNumber(), "must be a student of '" + institution + "'");
        }
        Occurrence occurrence = occurrence(row);
        MarkTarget target = new MarkTarget(row, occurrence, element(row, occurrence), registration(row, occurrence));
        target.check(new Faults()).refuse();
        return target;
    }

    private Occurrence occurrence(MarkRow row) {
        if (row.occurrence() != null) {
            return Optional.ofNullable(byKey.get(row.occurrence()))
                    .orElseThrow(() -> refused(
                            "occurrence", written(row.occurrence()), "must be an occurrence at '" + institution + "'"));
        }
        Map<OccurrenceId, Occurrence> found = byElement.getOrDefault(row.elementCode(), Map.of());
        if (found.isEmpty()) {
            throw refused("elementCode", row.elementCode(), "must be an assessment element at '" + institution + "'");
        }
        if (found.size() > 1) {
            throw refused("occurrence", null, "must be given: several have an element '" + row.elementCode() + "'");
        }
        return found.values().iterator().next();
    }

    private static Element element(MarkRow row, Occurrence occurrence) {
        return occurrence.marked().stream()
                .filter(element -> element.code().equals(row.elementCode()))
                .findFirst()
                .orElseThrow(() -> refused(
                        "elementCode",
                        row.elementCode(),
                        occurrence.elements().stream().anyMatch(e -> e.code().equals(row.elementCode()))
                                ? "must be one of its parts: it is not marked itself"
                                : "must be an element of " + written(occurrence)));
    }

    private ModuleRegistration registration(MarkRow row, Occurrence occurrence) {
        List<ModuleRegistration> found = sittings(row, row.attempt(), occurrence);
        if (row.attempt() == null && found.size() > 1) {
            throw refused("attempt", null, "must be given: the student has several attempts at " + written(occurrence));
        }
        if (found.isEmpty()) {
            boolean attempted =
                    row.attempt() != null && !sittings(row, null, occurrence).isEmpty();
            throw refused(
                    attempted ? "attempt" : "studentNumber",
                    attempted ? row.attempt() : row.studentNumber(),
                    "must be registered on " + written(occurrence));
        }
        return found.get(0);
    }

    private List<ModuleRegistration> sittings(MarkRow row, Attempt attempt, Occurrence occurrence) {
        return students.meant(
                row.studentNumber(),
                attempt,
                student -> registrations.getOrDefault(new Sitting(student, occurrence.id()), List.of()));
    }

    private static String written(Occurrence o) {
        return written(new OccurrenceKey(o.moduleCode(), o.session(), o.period()));
    }

    private static String written(OccurrenceKey key) {
        return key.moduleCode() + " " + key.session() + " " + key.period();
    }

    private static ProblemException refused(String field, Object value, String rule) {
        return Problem.invalid(field, value, rule).exception();
    }
}
