package org.matricula.institutions.provider.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Shows one institution with its dates. */
@Service
@Command(scope = "institutions", name = "show", description = "Shows an institution with its sessions and closure days")
public final class ShowCommand extends DomainCommand {

    @Argument(index = 0, name = "code", description = "The institution's code", required = true)
    private String code;

    @Reference
    private Institutions institutions;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode wanted = InstitutionCode.valueOf(code);
        Institution found = institutions.get(caller, wanted).record();
        return new Shown(
                found.code(),
                found.name(),
                found.kind(),
                found.awardingBody(),
                institutions.sessions(caller, wanted).stream()
                        .map(dates -> dates.session() + ": " + dates.starts() + " to " + dates.ends())
                        .toList(),
                institutions.closureDays(caller, wanted).stream()
                        .map(closure -> closure.day() + ": " + closure.name())
                        .toList());
    }

    /**
     * What is shown.
     *
     * @param code its code
     * @param name its name
     * @param kind its kind
     * @param awardingBody whom it delivers for; null for an awarding body
     * @param sessions its sessions with their dates
     * @param closureDays its closure days with their names
     */
    public record Shown(
            InstitutionCode code,
            String name,
            Institution.Kind kind,
            InstitutionCode awardingBody,
            List<String> sessions,
            List<String> closureDays) {}
}
