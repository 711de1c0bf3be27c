package org.matricula.registration.provider.basis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/**
 * What one call needs to know of students and curriculum of one institution, asked with the caller's own privileges.
 * What was looked up once is not asked again within the call.
 */
public final class Neighbours {

    private final Students students;
    private final Curriculum curriculum;
    private final Caller caller;
    private final InstitutionCode institution;
    private final Map<String, Optional<Programme>> programmes = new HashMap<>();
    private final Map<ProgrammeId, Optional<Programme>> programmesById = new HashMap<>();
    private final Map<String, Optional<Module>> modules = new HashMap<>();

    public Neighbours(Students students, Curriculum curriculum, Caller caller, InstitutionCode institution) {
        this.students = students;
        this.curriculum = curriculum;
        this.caller = caller;
        this.institution = institution;
    }

    /** Identities by student number; unknown numbers are left out. */
    public Map<String, StudentId> students(List<String> numbers) {
        return students.byNumber(
                caller,
                institution,
                numbers.stream().filter(n -> n != null).distinct().toList());
    }

    /** A programme by its code. */
    public Optional<Programme> programme(String code) {
        return programmes.computeIfAbsent(code, c -> curriculum.programme(caller, institution, c));
    }

    /** A module by its code. */
    public Optional<Module> module(String code) {
        return modules.computeIfAbsent(code, c -> curriculum.module(caller, institution, c));
    }

    /** An occurrence that is known to be there. */
    public Occurrence run(OccurrenceId id) {
        return curriculum.occurrence(caller, id).record();
    }

    /** Occurrences by module, session and period; unknown ones are left out. */
    public Map<OccurrenceKey, Occurrence> occurrences(Stream<OccurrenceKey> keys) {
        Set<OccurrenceKey> named = keys.filter(Neighbours::complete).collect(Collectors.toSet());
        Map<OccurrenceKey, Occurrence> found = new HashMap<>();
        if (!named.isEmpty()) {
            curriculum
                    .occurrencesByKey(caller, institution, named)
                    .forEach(o -> found.put(new OccurrenceKey(o.moduleCode(), o.session(), o.period()), o));
        }
        return found;
    }

    /** True when the key names an occurrence at all. */
    public static boolean complete(OccurrenceKey key) {
        return key != null && key.moduleCode() != null && key.session() != null && key.period() != null;
    }

    /** A programme of the institution by identity. */
    public Optional<Programme> programme(ProgrammeId id) {
        return programmesById
                .computeIfAbsent(
                        id,
                        i -> unlessUnknown(() -> curriculum.programme(caller, i).record()))
                .filter(p -> p.institution().equals(institution));
    }

    /** Notes what is wrong with a student of that identity. */
    public Faults check(Faults faults, StudentId id) {
        Student student = id == null ? null : students.all(caller, List.of(id)).get(id);
        return faults.check(
                student != null && student.institution().equals(institution),
                "studentId",
                id,
                "must be a student of the institution");
    }

    /** An occurrence of the institution; notes when there is none of that identity. */
    public Optional<Occurrence> occurrence(Faults faults, OccurrenceId id) {
        Optional<Occurrence> occurrence = id == null
                ? Optional.empty()
                : unlessUnknown(() -> curriculum.occurrence(caller, id).record())
                        .filter(o -> o.institution().equals(institution));
        faults.check(occurrence.isPresent(), "occurrenceId", id, "must be a module occurrence of the institution");
        return occurrence;
    }

    private static <T> Optional<T> unlessUnknown(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
