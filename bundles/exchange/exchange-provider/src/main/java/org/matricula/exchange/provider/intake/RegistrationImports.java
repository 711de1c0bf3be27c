package org.matricula.exchange.provider.intake;

import javax.sql.DataSource;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.exchange.provider.destination.RegistrationSinks;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports registrations, status events, recognised prior learning, waivers, tasks of enrolment and claims. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class RegistrationImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public RegistrationImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference RegistrationAdmin admin,
            @Reference RegistrationFiles files,
            @Reference EnrolmentFiles enrolment,
            @Reference ClaimFiles claims,
            @Reference StudentFiles studentFiles,
            @Reference Students students,
            @Reference Registrations registrations,
            @Reference Curriculum curriculum) {
        super(
                dataSource,
                transactions,
                RegistrationSinks.of(
                        admin, files, enrolment, claims, studentFiles, students, registrations, curriculum));
    }
}
