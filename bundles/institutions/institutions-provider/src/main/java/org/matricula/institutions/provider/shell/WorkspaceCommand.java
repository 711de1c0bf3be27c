package org.matricula.institutions.provider.shell;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.Workspace;
import org.matricula.institutions.api.Workspaces;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Shows what a partner works with. */
@Service
@Command(scope = "institutions", name = "workspace", description = "Shows what a partner works with today")
public final class WorkspaceCommand extends DomainCommand {

    @Argument(index = 0, name = "code", description = "The institution's code", required = true)
    private String code;

    @Reference
    private Workspaces workspaces;

    @Override
    protected Object run(Caller caller) {
        Workspace workspace = workspaces.of(caller, InstitutionCode.valueOf(code));
        return new Shown(
                workspace.institution(),
                workspace.awardingBody(),
                workspace.agreements().stream()
                        .map(agreement -> agreement.kind() + " " + agreement.reference() + " with "
                                + agreement.partner() + " from " + agreement.starts()
                                + (agreement.ends() == null ? "" : " to " + agreement.ends()))
                        .toList(),
                workspace.sites().stream().map(site -> site.name()).toList(),
                workspace.contacts().stream()
                        .map(contact -> contact.role() + ": " + contact.name() + ", " + contact.email())
                        .toList(),
                workspace.duties(),
                workspace.sections().stream().flatMap(WorkspaceCommand::lines).toList());
    }

    private static Stream<String> lines(Workspace.Section section) {
        return section.available()
                ? section.figures().stream()
                        .map(figure -> section.domain() + ": " + figure.name()
                                + (figure.programme() == null ? "" : " " + figure.programme()) + " = "
                                + figure.count())
                : Stream.of(section.domain() + ": unavailable");
    }

    /**
     * What is shown.
     *
     * @param institution whose workspace
     * @param awardingBody whom it delivers for; null for an awarding body
     * @param agreements the agreements that hold today
     * @param sites the delivery sites of today
     * @param contacts the contacts of today
     * @param duties how many duties stand open and overdue
     * @param figures what other domains count; a domain that cannot answer is called unavailable
     */
    public record Shown(
            InstitutionCode institution,
            InstitutionCode awardingBody,
            List<String> agreements,
            List<String> sites,
            List<String> contacts,
            PartnerDuties.Tally duties,
            List<String> figures) {}
}
