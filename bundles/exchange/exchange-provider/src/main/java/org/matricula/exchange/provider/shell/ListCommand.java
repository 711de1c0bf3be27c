package org.matricula.exchange.provider.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.exchange.api.Imports;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** {@code exchange:list}. */
@Service
@Command(scope = "exchange", name = "list", description = "Lists imports, oldest first")
public final class ListCommand extends DomainCommand {

    @Option(name = "--after", description = "Begin behind the import with this identifier")
    private String after;

    @Reference
    private Imports imports;

    @Override
    protected Object run(Caller caller) {
        return imports.list(caller, new PageRequest(after, PageRequest.MAX_LIMIT));
    }
}
