package org.matricula.students.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Which records are of one person. Merged records keep what is theirs, so whoever reads everything of a person reads what
 * each of these identities has.
 */
@FunctionalInterface
public interface Persons {

    /** Needed to ask; the same as {@link Students#READ}. */
    Privilege READ = Students.READ;

    /**
     * All identities of the persons behind records, set-wise: the survivor first, then the records merged into it. Records
     * outside the scope are left out. Needs {@link #READ}.
     */
    Map<StudentId, Set<StudentId>> identities(Caller caller, Collection<StudentId> students);

    /** The same for one record, which is alone when it is outside the scope. */
    default Set<StudentId> identities(Caller caller, StudentId student) {
        return identities(caller, List.of(student)).getOrDefault(student, Set.of(student));
    }

    /**
     * The other way round: for which of some students each record counts, namely the own ones and those of the same person.
     * It may be several, where records were merged after each of them was named. Needs {@link #READ}.
     */
    default Map<StudentId, List<StudentId>> counting(Caller caller, Collection<StudentId> students) {
        Map<StudentId, Set<StudentId>> identities = identities(caller, students);
        Map<StudentId, List<StudentId>> counting = new HashMap<>();
        students.stream().distinct().forEach(student -> identities
                .getOrDefault(student, Set.of(student))
                .forEach(one ->
                        counting.computeIfAbsent(one, k -> new ArrayList<>(1)).add(student)));
        return counting;
    }
}
