package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;

/**
 * What a board looks at of students, set-wise: what is kept under merged records counts for the one who is before the
 * board, when facts are gathered and whenever somebody asks later whether they still hold.
 */
public final class PersonRecords {

    private final Registrations registrations;
    private final ModuleResults results;
    private final Persons persons;

    /** Reads from the domains that keep the records. */
    public PersonRecords(Registrations registrations, ModuleResults results, Persons persons) {
        this.registrations = registrations;
        this.results = results;
        this.persons = persons;
    }

    /** All identities of each of some students, his or her own among them; the same set for who is the same person. */
    public Map<StudentId, Set<StudentId>> identities(Caller acting, Collection<StudentId> students) {
        return identities(persons, acting, students);
    }

    /** The same for who needs none of the records. */
    public static Map<StudentId, Set<StudentId>> identities(
            Persons persons, Caller acting, Collection<StudentId> students) {
        Map<StudentId, Set<StudentId>> known =
                persons.identities(acting.acting(acting.scope(), Persons.READ), students);
        Map<StudentId, Set<StudentId>> identities = new LinkedHashMap<>();
        students.forEach(student -> identities.put(student, known.getOrDefault(student, Set.of(student))));
        return identities;
    }

    /** What several persons have, each once. */
    public static <V> List<V> all(Map<StudentId, List<V>> records) {
        return records.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** What there is of some students. */
    public Some of(Caller acting, InstitutionCode institution, Collection<StudentId> students) {
        return new Some(acting, institution, persons.counting(acting.acting(acting.scope(), Persons.READ), students));
    }

    /** Of some students; each answer is by student, who is left out where there is nothing, in the order of the domain. */
    public final class Some {

        private final Caller acting;
        private final InstitutionCode institution;
        private final Map<StudentId, List<StudentId>> students;

        private Some(Caller acting, InstitutionCode institution, Map<StudentId, List<StudentId>> counting) {
            this.acting = acting;
            this.institution = institution;
            this.students = counting;
        }

        /** Under which identities it is kept. */
        public Set<StudentId> identities() {
            return Set.copyOf(students.keySet());
        }

        /** The module results that count. */
        public Map<StudentId, List<ModuleResult>> results() {
            return theirs(results.of(acting, institution, students.keySet()), ModuleResult::studentId);
        }

        /** The module registrations. */
        public Map<StudentId, List<ModuleRegistration>> modules() {
            return theirs(
                    registrations.modulesOf(acting, institution, students.keySet()), ModuleRegistration::studentId);
        }

        /** The programme registrations. */
        public Map<StudentId, List<ProgrammeRegistration>> programmes() {
            return theirs(
                    registrations.programmesOf(acting, institution, students.keySet()),
                    ProgrammeRegistration::studentId);
        }

        /** The recognised prior learning. */
        public Map<StudentId, List<PriorLearning>> priorLearning() {
            return theirs(
                    registrations.priorLearning(acting, institution, students.keySet()), PriorLearning::studentId);
        }

        private <V> Map<StudentId, List<V>> theirs(List<V> values, Function<V, StudentId> record) {
            Map<StudentId, List<V>> theirs = new HashMap<>();
            values.forEach(value -> students.get(record.apply(value))
                    .forEach(student -> theirs.computeIfAbsent(student, k -> new ArrayList<>())
                            .add(value)));
            return theirs;
        }
    }
}
