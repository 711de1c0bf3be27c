package org.matricula.exchange.provider.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.exchange.api.Imports;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** {@code exchange:mappings}. */
@Service
@Command(scope = "exchange", name = "mappings", description = "Lists the mapping files, faulty ones with their error")
public final class MappingsCommand extends DomainCommand {

    @Reference
    private Imports imports;

    @Override
    protected Object run(Caller caller) {
        return imports.mappings(caller);
    }
}
