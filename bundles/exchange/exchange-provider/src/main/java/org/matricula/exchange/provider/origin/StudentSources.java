package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.students.api.Students;

/** Students. */
public final class StudentSources {

    private StudentSources() {}

    /** Reads the students. */
    public static List<Source> of(Students students) {
        return List.of(Source.of(
                Target.STUDENTS,
                List.of(Students.READ),
                (caller, institution, session, taker) -> Pages.students(
                        students,
                        caller,
                        institution,
                        some -> some.forEach(student -> taker.accept(new Line()
                                .put("number", student.number())
                                .put("family_name", student.familyName())
                                .put("given_names", student.givenNames())
                                .put("date_of_birth", student.dateOfBirth())
                                .put("email", student.email())
                                .values())))));
    }
}
