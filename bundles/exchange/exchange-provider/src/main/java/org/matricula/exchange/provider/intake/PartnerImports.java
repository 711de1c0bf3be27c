package org.matricula.exchange.provider.intake;

import javax.sql.DataSource;
import org.matricula.exchange.provider.destination.PartnerSinks;
import org.matricula.institutions.api.PartnerFiles;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports agreements, delivery sites and contacts. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class PartnerImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public PartnerImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference PartnerFiles files) {
        super(dataSource, transactions, PartnerSinks.of(files));
    }
}
