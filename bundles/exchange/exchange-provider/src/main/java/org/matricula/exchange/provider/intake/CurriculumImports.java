package org.matricula.exchange.provider.intake;

import javax.sql.DataSource;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.exchange.provider.destination.CurriculumSinks;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports the curriculum. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class CurriculumImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public CurriculumImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference CurriculumAdmin curriculum) {
        super(dataSource, transactions, CurriculumSinks.of(curriculum));
    }
}
