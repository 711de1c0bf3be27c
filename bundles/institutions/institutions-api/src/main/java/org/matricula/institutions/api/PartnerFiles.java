package org.matricula.institutions.api;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Agreements, delivery sites and contacts of an institution as the rows of files: what leaves comes in again as it was.
 * Imports are idempotent: a row that is there already as given is UNCHANGED, one that differs is a new version with the
 * reason, and one at fault is REFUSED without hindering the others. Exports need {@link #READ}.
 *
 * <p>{@code untouched} are fields that the rows say nothing about and that stay as they are. {@code reason} is why; 1 to
 * 500 characters.
 */
public interface PartnerFiles {

    /** Needed to read; the same as {@link Institutions#READ}. */
    Privilege READ = Institutions.READ;

    /** The agreements of a partner, voided ones too, in the order in which they were made. */
    List<AgreementRow> agreements(Caller caller, InstitutionCode partner);

    /** Makes and changes agreements of a partner, as {@link AgreementAdmin} does. Needs {@link AgreementAdmin#WRITE}. */
    List<RowOutcome> importAgreements(
            Caller caller, InstitutionCode partner, List<AgreementRow> rows, Set<String> untouched, String reason);

    /** The sites of an institution, past and coming ones too. */
    List<SiteRow> sites(Caller caller, InstitutionCode institution);

    /** Adds and changes sites. Needs {@link PartnerAdmin#WRITE}. */
    List<RowOutcome> importSites(
            Caller caller, InstitutionCode institution, List<SiteRow> rows, Set<String> untouched, String reason);

    /** The contacts of an institution, past and coming ones too. */
    List<PartnerContactRow> contacts(Caller caller, InstitutionCode institution);

    /** Adds and changes contacts. Needs {@link PartnerAdmin#WRITE}. */
    List<RowOutcome> importContacts(
            Caller caller,
            InstitutionCode institution,
            List<PartnerContactRow> rows,
            Set<String> untouched,
            String reason);
}
