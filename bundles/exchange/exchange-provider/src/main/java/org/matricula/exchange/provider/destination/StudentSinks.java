package org.matricula.exchange.provider.destination;

import java.util.List;
import java.util.Objects;
import org.matricula.students.api.AdjustmentConsentRow;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.AdjustmentRow;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.Holds;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.NoteRow;
import org.matricula.students.api.Notes;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.SpecialRow;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.TutorRow;

/** Students, their details, engagements, holds, notes, special-category data and adjustments. */
public final class StudentSinks {

    private StudentSinks() {}

    /** Writes to the students. */
    public static List<Sink> of(
            StudentAdmin students, StudentFiles files, ConfidentialFiles confidential, AdjustmentFiles plans) {
        return List.of(
                Sink.reasoned(
                                Target.STUDENTS,
                                StudentAdmin.WRITE,
                                List.of("number"),
                                StudentSinks::student,
                                students::importAll)
                        .revised(students::revise),
                Sink.rows(
                        Target.NAMES,
                        StudentFiles.WRITE,
                        List.of("student_number", "kind", "valid_from"),
                        NameRow.class,
                        files::importNames),
                Sink.rows(
                        Target.CONTACTS,
                        StudentFiles.WRITE,
                        List.of("student_number", "kind", "valid_from"),
                        ContactRow.class,
                        files::importContacts),
                Sink.rows(
                        Target.IDENTIFIERS,
                        StudentFiles.WRITE,
                        List.of("student_number", "kind", "issuer", "valid_from"),
                        IdentifierRow.class,
                        files::importIdentifiers),
                Sink.rows(
                        Target.TUTORS,
                        StudentFiles.WRITE,
                        List.of("student_number", "valid_from"),
                        TutorRow.class,
                        files::importTutors),
                Sink.rows(
                        Target.ENGAGEMENTS,
                        StudentFiles.WRITE,
                        List.of("student_number", "kind", "begins"),
                        EngagementRow.class,
                        files::importEngagements),
                Sink.rows(
                        Target.HOLDS,
                        Holds.WRITE,
                        List.of("student_number", "source", "since", "reason"),
                        HoldRow.class,
                        files::importHolds),
                Sink.rows(
                        Target.NOTES,
                        Notes.WRITE,
                        List.of("student_number", "recorded_at", "recorded_by"),
                        NoteRow.class,
                        confidential::importNotes),
                Sink.guarded(
                        Target.SPECIAL_DATA,
                        SpecialData.WRITE,
                        SpecialData.READ,
                        List.of("student_number", "kind", "valid_from"),
                        SpecialRow.class,
                        confidential::importSpecialData),
                Sink.guarded(
                        Target.ADJUSTMENTS,
                        AdjustmentFiles.WRITE,
                        AdjustmentFiles.READ,
                        List.of("student_number", "kind", "recorded_at"),
                        AdjustmentRow.class,
                        plans::importAdjustments),
                Sink.guarded(
                        Target.ADJUSTMENT_CONSENTS,
                        AdjustmentFiles.WRITE,
                        AdjustmentFiles.READ,
                        List.of(
                                "student_number",
                                "kind",
                                "adjustment_recorded_at",
                                "party",
                                "module_code",
                                "recorded_at"),
                        AdjustmentConsentRow.class,
                        plans::importConsents));
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
