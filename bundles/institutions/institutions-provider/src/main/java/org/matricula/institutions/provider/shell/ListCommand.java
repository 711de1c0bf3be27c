package org.matricula.institutions.provider.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists the institutions of the user's scope. */
@Service
@Command(scope = "institutions", name = "list", description = "Lists the institutions that you may see")
public final class ListCommand extends DomainCommand {

    @Reference
    private Institutions institutions;

    @Override
    protected Object run(Caller caller) {
        return institutions.list(caller);
    }
}
