package org.matricula.exchange.provider.intake;

import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.exchange.provider.destination.MarkSinks;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports marks and outcomes of panels. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class MarkImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public MarkImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Marks marks,
            @Reference AssessmentOutcomeFiles outcomes,
            @Reference Curriculum curriculum) {
        super(dataSource, transactions, MarkSinks.of(marks, outcomes, curriculum));
    }
}
