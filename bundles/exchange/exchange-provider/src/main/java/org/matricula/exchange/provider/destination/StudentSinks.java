package org.matricula.exchange.provider.destination;

import java.util.List;
import java.util.Objects;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;

/** Students. */
public final class StudentSinks {

    private StudentSinks() {}

    /** Writes to the students. */
    public static List<Sink> of(StudentAdmin students) {
        return List.of(Sink.merging(
                Target.STUDENTS, StudentAdmin.WRITE, List.of("number"), StudentSinks::student, students::importAll));
    }

    private static Student student(Values row) {
        return new Student(
                null,
                null,
                row.text("number"),
                row.text("family_name"),
                Objects.requireNonNullElse(row.text("given_names"), ""),
                row.date("date_of_birth"),
                row.text("email"));
    }
}
