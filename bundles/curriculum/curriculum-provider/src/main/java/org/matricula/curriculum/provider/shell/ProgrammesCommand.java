package org.matricula.curriculum.provider.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists programmes. */
@Service
@Command(scope = "curriculum", name = "programmes", description = "Lists the programmes that you may see")
public final class ProgrammesCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "An institution's code; without one all are listed")
    private String institution;

    @Reference
    private Curriculum curriculum;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode code = institution == null ? null : InstitutionCode.valueOf(institution);
        List<Programme> all = new ArrayList<>();
        Page<Programme> page;
        String after = null;
        do {
            page = curriculum.programmes(caller, code, new PageRequest(after, PageRequest.MAX_LIMIT));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
