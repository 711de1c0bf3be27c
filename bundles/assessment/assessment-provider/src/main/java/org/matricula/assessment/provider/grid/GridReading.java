package org.matricula.assessment.provider.grid;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers.Lifting;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.assessment.provider.store.CohortStore;
import org.matricula.assessment.provider.store.LanguageStore;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Reads what the grid of an occurrence is made from. */
public final class GridReading {

    private final MarkStore marks;
    private final OutcomeStore outcomes;
    private final CandidateStore candidates;
    private final LanguageStore languages;
    private final CohortStore cohorts;
    private final Students students;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Deadlines deadlines;

    public GridReading(
            DataSource dataSource,
            Students students,
            Curriculum curriculum,
            Registrations registrations,
            Deadlines deadlines) {
        this.marks = new MarkStore(dataSource);
        this.outcomes = new OutcomeStore(dataSource);
        this.candidates = new CandidateStore(dataSource);
        this.languages = new LanguageStore(dataSource);
        this.cohorts = new CohortStore(dataSource);
        this.students = students;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.deadlines = deadlines;
    }

    /** @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope */
    public GridRows rows(Caller caller, OccurrenceId id) {
        Caller insider = Insider.of(caller);
        Occurrence occurrence = curriculum.occurrence(insider, id).record();
        List<ModuleRegistration> sittings = registrations.on(insider, id).stream()
                .filter(r -> r.institution().equals(occurrence.institution()))
                .filter(r -> r.status() == ModuleRegistration.Status.REGISTERED)
                .toList();
        List<ModuleRegistrationId> ids =
                sittings.stream().map(ModuleRegistration::id).toList();
        Map<StudentId, String> numbers = numbers(insider, sittings);
        return new GridRows(
                occurrence,
                sittings.stream()
                        .filter(r -> numbers.containsKey(r.studentId()))
                        .toList(),
                numbers,
                candidates.on(caller.scope(), id).stream()
                        .collect(Collectors.toMap(
                                c -> new Place(c.registrationId(), c.elementId()), Function.identity())),
                candidates.lifted(caller.scope(), id).stream()
                        .map(Lifting::elementId)
                        .collect(Collectors.toSet()),
                marks.latest(caller.scope(), ids),
                Decisions.byRegistration(outcomes.on(caller.scope(), ids)),
                deadlines.of(caller, occurrence.institution(), sittings),
                languages.on(caller.scope(), id),
                cohorts.on(caller.scope(), id).stream()
                        .filter(CohortStore.Done::stands)
                        .toList());
    }

    /** The person's number; where one sits under several merged records, that of each, or markers could not tell them. */
    private Map<StudentId, String> numbers(Caller caller, List<ModuleRegistration> sittings) {
        Set<StudentId> ids =
                sittings.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet());
        Map<StudentId, String> own = students.numbers(caller, ids);
        Map<StudentId, Student> persons = students.all(caller, ids);
        Map<StudentId, Long> records =
                persons.values().stream().collect(Collectors.groupingBy(Student::id, Collectors.counting()));
        return persons.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> records.get(one.getValue().id()) > 1
                                ? own.get(one.getKey())
                                : one.getValue().number()));
    }
}
