package org.matricula.exchange.provider.destination;

import java.util.List;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.AgreementRow;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.PartnerContactRow;
import org.matricula.institutions.api.PartnerFiles;
import org.matricula.institutions.api.SiteRow;

/** Agreements, delivery sites and contacts. */
public final class PartnerSinks {

    private PartnerSinks() {}

    /** Writes to the institutions. */
    public static List<Sink> of(PartnerFiles files) {
        return List.of(
                Sink.rows(
                        Target.AGREEMENTS,
                        AgreementAdmin.WRITE,
                        List.of("kind", "reference", "starts"),
                        AgreementRow.class,
                        files::importAgreements),
                Sink.rows(
                        Target.SITES, PartnerAdmin.WRITE, List.of("name", "starts"), SiteRow.class, files::importSites),
                Sink.rows(
                        Target.PARTNER_CONTACTS,
                        PartnerAdmin.WRITE,
                        List.of("role", "name", "starts"),
                        PartnerContactRow.class,
                        files::importContacts));
    }
}
