package org.matricula.students.provider.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/** A row of the students' table. */
@Entity
@Table(name = "students_student")
public class StudentEntity {

    @Id
    private long id;

    private String institution;

    @Column(name = "student_number")
    private String number;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "given_names")
    private String givenNames;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    private String email;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "recorded_at", updatable = false)
    private LocalDateTime recordedAt;

    @Column(name = "recorded_by", updatable = false)
    private String recordedBy;

    @Column(updatable = false)
    private boolean searchable;

    @Column(name = "merged_into", insertable = false, updatable = false)
    private Long mergedInto;

    @Version
    private long version;

    /** For the persistence provider. */
    protected StudentEntity() {}

    StudentEntity(Student student, Instant now, String by) {
        this.id = student.id().value();
        this.institution = student.institution().value();
        this.number = student.number();
        this.recordedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        this.recordedBy = by;
        this.searchable = true;
        set(student);
    }

    final void set(Student student) {
        familyName = student.familyName();
        givenNames = student.givenNames();
        dateOfBirth = student.dateOfBirth();
        email = student.email();
        nameKey = StudentStore.nameKey(student);
    }

    InstitutionCode institution() {
        return new InstitutionCode(institution);
    }

    /** The record that this one is merged into; null for a record of its own. */
    StudentId mergedInto() {
        return mergedInto == null ? null : new StudentId(mergedInto);
    }

    Versioned<Student> versioned() {
        return new Versioned<>(
                new Student(new StudentId(id), institution(), number, familyName, givenNames, dateOfBirth, email),
                version);
    }
}
