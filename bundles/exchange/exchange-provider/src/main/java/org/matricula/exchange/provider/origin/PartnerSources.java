package org.matricula.exchange.provider.origin;

import java.util.List;
import java.util.function.BiFunction;
import org.matricula.exchange.provider.destination.RowForm;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.institutions.api.AgreementRow;
import org.matricula.institutions.api.PartnerContactRow;
import org.matricula.institutions.api.PartnerFiles;
import org.matricula.institutions.api.SiteRow;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;

/** Agreements, delivery sites and contacts. */
public final class PartnerSources {

    private PartnerSources() {}

    /** Reads the institutions. */
    public static List<Source> of(PartnerFiles files) {
        return List.of(
                rows(Target.AGREEMENTS, AgreementRow.class, files::agreements),
                rows(Target.SITES, SiteRow.class, files::sites),
                rows(Target.PARTNER_CONTACTS, PartnerContactRow.class, files::contacts));
    }

    private static <R extends Record> Source rows(
            Target target, Class<R> row, BiFunction<Caller, InstitutionCode, List<R>> reading) {
        RowForm<R> form = RowForm.of(row);
        return Source.of(target, List.of(PartnerFiles.READ), (caller, institution, session, taker) -> reading.apply(
                        caller, institution)
                .forEach(one -> taker.accept(form.write(one))));
    }
}
