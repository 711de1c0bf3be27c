package org.matricula.registration.provider.store;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/** A row of the programme registrations' table. */
@Entity
@Table(name = "registration_programme")
public class ProgrammeRegistrationEntity {

    @Id
    private long id;

    private String institution;

    @Column(name = "student_id")
    private long studentId;

    @Column(name = "programme_id")
    private long programmeId;

    @Column(name = "entry_session")
    private int entrySession;

    @Column(name = "study_session")
    private int session;

    @Column(name = "study_level")
    private int level;

    @Column(name = "study_mode")
    private String mode;

    @Column(name = "entry_route")
    private String entry;

    private String status;

    @Column(name = "started_on")
    private LocalDate startedOn;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    private String route;

    private String stage;

    @Version
    private long version;

    /** For the persistence provider. */
    protected ProgrammeRegistrationEntity() {}

    ProgrammeRegistrationEntity(ProgrammeRegistration registration) {
        id = registration.id().value();
        institution = registration.institution().value();
        studentId = registration.studentId().value();
        programmeId = registration.programmeId().value();
        entrySession = registration.entrySession().startYear();
        session = registration.session().startYear();
        level = registration.level();
        mode = registration.mode();
        entry = registration.entry();
        status = registration.status().name();
        startedOn = registration.startedOn();
        endedOn = registration.endedOn();
        route = registration.route();
        stage = registration.stage();
    }

    InstitutionCode institution() {
        return new InstitutionCode(institution);
    }

    Versioned<ProgrammeRegistration> versioned() {
        return new Versioned<>(
                new ProgrammeRegistration(
                        new ProgrammeRegistrationId(id),
                        institution(),
                        new StudentId(studentId),
                        new ProgrammeId(programmeId),
                        new AcademicSession(entrySession),
                        new AcademicSession(session),
                        level,
                        mode,
                        entry,
                        ProgrammeRegistration.Status.valueOf(status),
                        startedOn,
                        endedOn,
                        route,
                        stage),
                version);
    }
}
