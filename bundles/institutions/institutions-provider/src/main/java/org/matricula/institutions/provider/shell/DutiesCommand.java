package org.matricula.institutions.provider.shell;

import java.time.LocalDate;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyId;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists open duties, a page at a time. */
@Service
@Command(
        scope = "institutions",
        name = "duties",
        description = "Lists what partners and awarding bodies still owe each other")
public final class DutiesCommand extends DomainCommand {

    @Argument(index = 0, name = "code", description = "A partner or an awarding body; without one all that you may see")
    private String code;

    @Option(name = "--overdue", description = "Only those whose last day has passed")
    private boolean overdue;

    @Option(name = "--limit", description = "How many at the most, 1 to 500")
    private int limit = PageRequest.DEFAULT_LIMIT;

    @Option(name = "--after", description = "The 'next' of the page before, as --json shows it")
    private String after;

    @Reference
    private PartnerDuties duties;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode institution = code == null ? null : InstitutionCode.valueOf(code);
        Page<Versioned<PartnerDuty>> page = duties.find(
                caller,
                new PartnerDutyQuery(institution, PartnerDuty.State.OPEN, overdue, null, null, null),
                new PageRequest(after, limit));
        return new Page<>(
                page.items().stream()
                        .map(Versioned::record)
                        .map(DutiesCommand::line)
                        .toList(),
                page.next());
    }

    private static Line line(PartnerDuty duty) {
        return new Line(
                duty.id(),
                duty.partner(),
                duty.code(),
                duty.owedBy(),
                duty.owedTo(),
                duty.subject(),
                duty.happened(),
                duty.due(),
                duty.late(),
                duty.clause());
    }

    /**
     * One line of the list.
     *
     * @param id its identity
     * @param partner the partner
     * @param code what must be done
     * @param owedBy who must do it
     * @param owedTo whom it is to reach
     * @param subject what it is about
     * @param happened the day on which it happened
     * @param due the last day in time; null where none is given
     * @param late true when that day has passed
     * @param clause where the regulations say it
     */
    public record Line(
            PartnerDutyId id,
            InstitutionCode partner,
            String code,
            PartnerDuty.Party owedBy,
            String owedTo,
            String subject,
            LocalDate happened,
            LocalDate due,
            boolean late,
            String clause) {}
}
