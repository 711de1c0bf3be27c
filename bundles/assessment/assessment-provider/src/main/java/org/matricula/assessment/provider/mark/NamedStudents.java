package org.matricula.assessment.provider.mark;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** The students whom markers name by number, a person of several merged records by whichever. */
public final class NamedStudents {

    private final Map<String, StudentId> byNumber;
    private final Map<StudentId, Set<StudentId>> identities;

    /**
     * Looks numbers up.
     *
     * @param numbers nulls among them name nobody
     */
    public NamedStudents(
            Caller caller,
            InstitutionCode institution,
            Collection<String> numbers,
            Students students,
            Persons persons) {
        Set<String> given = numbers.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        byNumber = given.isEmpty() ? Map.of() : students.byNumber(caller, institution, given);
        identities = byNumber.isEmpty() ? Map.of() : persons.identities(caller, Set.copyOf(byNumber.values()));
    }

    boolean knows(String number) {
        return byNumber.containsKey(number);
    }

    /** Everybody who is named, by every identity. */
    Set<StudentId> all() {
        Set<StudentId> all = new HashSet<>(byNumber.values());
        identities.values().forEach(all::addAll);
        return all;
    }

    /**
     * What is meant by a number and an attempt: what stands under this number, or else under others of the person.
     *
     * @param attempt null for any
     * @param standing what stands under one identity
     */
    public List<ModuleRegistration> meant(
            String number, Attempt attempt, Function<StudentId, List<ModuleRegistration>> standing) {
        StudentId named = byNumber.get(number);
        if (named == null) {
            return List.of();
        }
        List<ModuleRegistration> own = of(attempt, standing.apply(named));
        return own.isEmpty()
                ? identities.getOrDefault(named, Set.of()).stream()
                        .flatMap(one -> of(attempt, standing.apply(one)).stream())
                        .toList()
                : own;
    }

    private static List<ModuleRegistration> of(Attempt attempt, List<ModuleRegistration> some) {
        return some.stream()
                .filter(one -> attempt == null || attempt == one.attempt())
                .toList();
    }
}
