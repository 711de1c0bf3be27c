package org.matricula.exchange.provider.intake;

import javax.sql.DataSource;
import org.matricula.exchange.provider.destination.StudentSinks;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports students, their details, engagements, holds, notes and special-category data. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class StudentImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public StudentImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference StudentAdmin students,
            @Reference StudentFiles files,
            @Reference ConfidentialFiles confidential,
            @Reference AdjustmentFiles plans) {
        super(dataSource, transactions, StudentSinks.of(students, files, confidential, plans));
    }
}
