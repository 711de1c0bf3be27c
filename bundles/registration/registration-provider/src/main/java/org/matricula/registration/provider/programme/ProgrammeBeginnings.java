package org.matricula.registration.provider.programme;

import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the index of students of those whom it was told nothing of, whenever this domain or the index comes: students from
 * before there was an index, and those who had no registration yet when it came last. Each some hundred are told in a
 * transaction, so that a start that breaks off is gone on with at the next.
 */
@Component(service = ProgrammeBeginnings.class, immediate = true)
public final class ProgrammeBeginnings {

    private static final int CHUNK = 500;
    private static final Caller PLATFORM = new Caller("platform", Set.of(StudentIndex.WRITE.name()), Scope.all());

    /** Does it. */
    @Activate
    public ProgrammeBeginnings(@Reference StudentIndex index, @Reference ProgrammeTelling telling) {
        String after = null;
        do {
            Page<Student> some = index.untold(PLATFORM, new PageRequest(after, CHUNK));
            some.items().stream()
                    .collect(Collectors.groupingBy(
                            Student::institution, Collectors.mapping(Student::id, Collectors.toList())))
                    .forEach((institution, students) -> telling.tell(PLATFORM, institution, students));
            after = some.next();
        } while (after != null);
    }
}
