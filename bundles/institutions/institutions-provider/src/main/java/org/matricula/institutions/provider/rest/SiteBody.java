package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A site that is to be added or changed.
 *
 * @param name its name
 * @param address the lines of the address without postcode and country
 * @param postcode absent where there is none
 * @param country two capitals of ISO 3166-1
 * @param starts the first day of delivery there
 * @param ends the last day; absent while it goes on
 * @param programmes codes of the programmes; absent or empty for every programme
 * @param reason why it is changed; of a change only
 */
public record SiteBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> address,
        String postcode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String country,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate starts,
        LocalDate ends,
        List<String> programmes,
        String reason) {

    Site site(SiteId id, InstitutionCode institution) {
        return new Site(id, institution, name, address, postcode, country, starts, ends, programmes);
    }
}
