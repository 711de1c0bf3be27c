package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.RegulationsAdmin;

/** Lists every version of every pack. */
@Service
@Command(scope = "regulations", name = "list", description = "Lists every version of every pack")
public final class ListCommand extends DomainCommand {

    @Reference
    private RegulationsAdmin admin;

    @Override
    protected Object run(Caller caller) {
        return admin.list(caller).stream().map(PackView::of).toList();
    }
}
