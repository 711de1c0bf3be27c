package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.AdjustmentConsentRow;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.AdjustmentRow;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.NoteRow;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.SpecialRow;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.Students;
import org.matricula.students.api.TutorRow;

/** Students, their details, engagements, holds, notes and special-category data. */
public final class StudentSources {

    private static final List<Privilege> READ = List.of(Students.READ);

    private StudentSources() {}

    /** Reads the students. */
    public static List<Source> of(
            Students students, StudentFiles files, ConfidentialFiles confidential, AdjustmentFiles plans) {
        return List.of(
                students(students),
                Pages.rows(Target.NAMES, READ, students, NameRow.class, files::names),
                Pages.rows(Target.CONTACTS, READ, students, ContactRow.class, files::contacts),
                Pages.rows(Target.IDENTIFIERS, READ, students, IdentifierRow.class, files::identifiers),
                Pages.rows(Target.TUTORS, READ, students, TutorRow.class, files::tutors),
                Pages.rows(Target.ENGAGEMENTS, READ, students, EngagementRow.class, files::engagements),
                Pages.rows(Target.HOLDS, READ, students, HoldRow.class, files::holds),
                Pages.rows(Target.NOTES, READ, students, NoteRow.class, confidential::notes),
                new PurposedSource<>(
                        Target.SPECIAL_DATA,
                        List.of(SpecialData.READ, Students.READ),
                        students,
                        SpecialRow.class,
                        confidential::specialData),
                new PurposedSource<>(
                        Target.ADJUSTMENTS,
                        List.of(Adjustments.READ, Students.READ),
                        students,
                        AdjustmentRow.class,
                        plans::adjustments),
                new PurposedSource<>(
                        Target.ADJUSTMENT_CONSENTS,
                        List.of(Adjustments.READ, Students.READ),
                        students,
                        AdjustmentConsentRow.class,
                        plans::consents));
    }

    private static Source students(Students students) {
        return Source.of(
                Target.STUDENTS,
                READ,
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
                                .values()))));
    }
}
