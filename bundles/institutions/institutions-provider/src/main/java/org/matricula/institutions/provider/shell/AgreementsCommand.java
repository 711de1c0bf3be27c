package org.matricula.institutions.provider.shell;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists agreements. */
@Service
@Command(scope = "institutions", name = "agreements", description = "Lists agreements with partners")
public final class AgreementsCommand extends DomainCommand {

    @Argument(index = 0, name = "code", description = "A partner or an awarding body; without one all that you may see")
    private String code;

    @Option(name = "--on", description = "Only those that hold on this day, written 2026-11-21")
    private String on;

    @Option(name = "--ends-by", description = "Only those that end by this day and are not renewed")
    private String endsBy;

    @Reference
    private Agreements agreements;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode institution = code == null ? null : InstitutionCode.valueOf(code);
        return agreements
                .list(caller, new AgreementQuery(institution, null, null, day("--on", on), day("--ends-by", endsBy)))
                .stream()
                .map(Versioned::record)
                .map(AgreementsCommand::line)
                .toList();
    }

    private static LocalDate day(String option, String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(option, text, "must be a date written 2026-11-21")
                    .exception();
        }
    }

    private static Line line(Agreement agreement) {
        return new Line(
                agreement.id(),
                agreement.partner(),
                agreement.awardingBody(),
                agreement.kind(),
                agreement.reference(),
                agreement.starts(),
                agreement.ends(),
                agreement.programmes(),
                agreement.voided());
    }

    /**
     * One line of the list.
     *
     * @param id its identity
     * @param partner who delivers
     * @param awardingBody whose awards they are
     * @param kind what is agreed
     * @param reference the reference of the signed text
     * @param starts its first day
     * @param ends its last day; null while none is agreed
     * @param programmes codes of the programmes; empty for every programme
     * @param voided true when it was entered in error
     */
    public record Line(
            AgreementId id,
            InstitutionCode partner,
            InstitutionCode awardingBody,
            Agreement.Kind kind,
            String reference,
            LocalDate starts,
            LocalDate ends,
            List<String> programmes,
            boolean voided) {}
}
