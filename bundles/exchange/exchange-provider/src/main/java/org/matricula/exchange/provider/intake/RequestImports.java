package org.matricula.exchange.provider.intake;

import javax.sql.DataSource;
import org.matricula.exchange.provider.destination.RequestSinks;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.requests.api.RequestFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports students' requests. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class RequestImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public RequestImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference RequestFiles files) {
        super(dataSource, transactions, RequestSinks.of(files));
    }
}
