package org.matricula.curriculum.provider.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists modules. */
@Service
@Command(scope = "curriculum", name = "modules", description = "Lists the modules that you may see")
public final class ModulesCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "An institution's code; without one all are listed")
    private String institution;

    @Reference
    private Curriculum curriculum;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode code = institution == null ? null : InstitutionCode.valueOf(institution);
        List<Module> all = new ArrayList<>();
        Page<Module> page;
        String after = null;
        do {
            page = curriculum.modules(caller, code, new PageRequest(after, PageRequest.MAX_LIMIT));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
