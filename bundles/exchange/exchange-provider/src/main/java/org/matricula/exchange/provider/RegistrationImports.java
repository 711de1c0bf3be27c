package org.matricula.exchange.provider;

import javax.sql.DataSource;
import org.matricula.exchange.provider.destination.RegistrationSinks;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.RegistrationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports registrations and recognised prior learning. */
@Component(service = {JobHandler.class, ImportJob.class})
public final class RegistrationImports extends ImportJob {

    /** Wires the handler. */
    @Activate
    public RegistrationImports(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference RegistrationAdmin registrations) {
        super(dataSource, transactions, RegistrationSinks.of(registrations));
    }
}
