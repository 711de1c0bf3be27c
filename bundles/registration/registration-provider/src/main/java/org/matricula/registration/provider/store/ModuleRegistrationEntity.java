package org.matricula.registration.provider.store;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/** A row of the module registrations' table. */
@Entity
@Table(name = "registration_module")
public class ModuleRegistrationEntity {

    @Id
    private long id;

    private String institution;

    @Column(name = "student_id")
    private long studentId;

    @Column(name = "occurrence_id")
    private long occurrenceId;

    private String attempt;

    private String status;

    @Column(name = "registered_on")
    private LocalDate registeredOn;

    @Column(name = "withdrawn_on")
    private LocalDate withdrawnOn;

    @Column(name = "programme_registration_id")
    private Long programmeRegistrationId;

    @Version
    private long version;

    /** For the persistence provider. */
    protected ModuleRegistrationEntity() {}

    ModuleRegistrationEntity(ModuleRegistration registration) {
        id = registration.id().value();
        institution = registration.institution().value();
        studentId = registration.studentId().value();
        occurrenceId = registration.occurrenceId().value();
        attempt = registration.attempt().name();
        set(registration);
    }

    final void set(ModuleRegistration registration) {
        status = registration.status().name();
        registeredOn = registration.registeredOn();
        withdrawnOn = registration.withdrawnOn();
        programmeRegistrationId = registration.programmeRegistrationId() == null
                ? null
                : registration.programmeRegistrationId().value();
    }

    InstitutionCode institution() {
        return new InstitutionCode(institution);
    }

    Versioned<ModuleRegistration> versioned() {
        return new Versioned<>(
                new ModuleRegistration(
                        new ModuleRegistrationId(id),
                        institution(),
                        new StudentId(studentId),
                        new OccurrenceId(occurrenceId),
                        ModuleRegistration.Attempt.valueOf(attempt),
                        ModuleRegistration.Status.valueOf(status),
                        registeredOn,
                        withdrawnOn,
                        programmeRegistrationId == null ? null : new ProgrammeRegistrationId(programmeRegistrationId)),
                version);
    }
}
