package org.matricula.boards.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.boards.api.Boards;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists the meetings of the user's scope. */
@Service
@Command(scope = "boards", name = "list", description = "Lists board meetings")
public final class ListCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "Only meetings of this institution")
    private String institution;

    @Reference
    private Boards boards;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode wanted = institution == null ? null : InstitutionCode.valueOf(institution);
        return boards.meetings(caller, wanted, new PageRequest(null, PageRequest.MAX_LIMIT)).items().stream()
                .map(MeetingLine::of)
                .toList();
    }
}
