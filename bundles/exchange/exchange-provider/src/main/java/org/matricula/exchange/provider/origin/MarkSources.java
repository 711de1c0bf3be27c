package org.matricula.exchange.provider.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.AssessmentOutcomeRow;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.CandidateNumbers.Lifting;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/**
 * The marks that count, occurrence by occurrence; corrected ones stay in the record and do not leave. Those of an element that
 * is anonymous leave under the candidate number, whoever takes them (T-AD-7). The rows of an occurrence go by element and
 * number: the order in which marks were entered would tell whose number stands beside a name.
 */
public final class MarkSources {

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::element)
            .thenComparing(Row::number, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Marks marks;
    private final CandidateNumbers candidates;
    private final Registrations registrations;
    private final Students students;
    private final Curriculum curriculum;

    private MarkSources(
            Marks marks,
            CandidateNumbers candidates,
            Registrations registrations,
            Students students,
            Curriculum curriculum) {
        this.marks = marks;
        this.candidates = candidates;
        this.registrations = registrations;
        this.students = students;
        this.curriculum = curriculum;
    }

    /** Reads the marks. */
    public static List<Source> of(
            Marks marks,
            CandidateNumbers candidates,
            AssessmentOutcomeFiles outcomes,
            Registrations registrations,
            Students students,
            Curriculum curriculum) {
        MarkSources sources = new MarkSources(marks, candidates, registrations, students, curriculum);
        return List.of(
                Source.of(
                        Target.MARKS,
                        List.of(Marks.READ, Registrations.READ, Students.READ, Curriculum.READ),
                        (caller, institution, session, taker) -> curriculum
                                .occurrences(caller, institution, session)
                                .forEach(occurrence -> sources.read(caller, institution, occurrence, taker))),
                Pages.rows(
                        Target.ASSESSMENT_OUTCOMES,
                        List.of(AssessmentOutcomeFiles.READ, Students.READ),
                        students,
                        AssessmentOutcomeRow.class,
                        outcomes::outcomes));
    }

    /** A row, and what it is sorted by. */
    private record Row(String element, String number, Values values) {}

    private record Place(ElementId element, ModuleRegistrationId registration) {}

    /** The candidate numbers that hide names; whoever may not read them gets no mark behind them either. */
    private Map<Place, String> anonymous(Caller caller, Occurrence occurrence) {
        if (!caller.may(CandidateNumbers.READ)) {
            return Map.of();
        }
        Set<ElementId> lifted = candidates.lifted(caller, occurrence.id()).stream()
                .map(Lifting::elementId)
                .collect(Collectors.toSet());
        return candidates.of(caller, occurrence.id()).stream()
                .filter(one -> !lifted.contains(one.elementId()))
                .collect(Collectors.toMap(one -> new Place(one.elementId(), one.registrationId()), Candidate::number));
    }

    private void read(Caller caller, InstitutionCode institution, Occurrence occurrence, Consumer<Values> taker) {
        Map<ElementId, String> codes = new HashMap<>();
        for (Element element : occurrence.elements()) {
            codes.put(element.id(), element.code());
        }
        Map<Place, String> numbers = anonymous(caller, occurrence);
        List<Row> rows = new ArrayList<>();
        Pages.each(page -> marks.on(caller, occurrence.id(), page), some -> {
            Map<ModuleRegistrationId, ModuleRegistration> of = registrations
                    .all(
                            caller,
                            institution,
                            some.stream().map(Mark::registrationId).collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.toMap(ModuleRegistration::id, registration -> registration));
            // of a merged person the number under which the module is taken, as the file of registrations has it
            Map<StudentId, String> known = students.numbers(
                    caller,
                    of.values().stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()));
            for (Mark mark : some) {
                // the marks of an element that left the pattern have no element that could take them in again
                if (codes.containsKey(mark.elementId())) {
                    ModuleRegistration registration = of.get(mark.registrationId());
                    String candidate = numbers.get(new Place(mark.elementId(), mark.registrationId()));
                    String code = codes.get(mark.elementId());
                    String student = candidate == null ? known.get(registration.studentId()) : null;
                    Values values = new Line()
                            .put("candidate", candidate)
                            .put("student_number", student)
                            .put(CurriculumSources.key(occurrence))
                            .put("attempt", registration.attempt())
                            .put("element_code", code)
                            .put("mark", mark.mark())
                            .put("state", mark.state())
                            .put("submitted_at", mark.submittedAt())
                            .put("circumstances_accepted", mark.circumstancesAccepted())
                            .put("reason", mark.reason())
                            .values();
                    rows.add(new Row(code, candidate == null ? student : candidate, values));
                }
            }
        });
        rows.stream().sorted(ORDER).map(Row::values).forEach(taker);
    }
}
