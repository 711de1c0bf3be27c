package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A place where an institution delivers.
 *
 * @param id its identity; null when it is to be added
 * @param institution who delivers there
 * @param name its name, 1 to 200 characters
 * @param address the lines of the address without postcode and country, 1 to 6 lines of 1 to 100 characters
 * @param postcode 1 to 16 characters; null where there is none
 * @param country two capitals of ISO 3166-1
 * @param starts the first day of delivery there
 * @param ends the last day; null while it goes on
 * @param programmes codes of the programmes that are delivered there, each 1 to 32 characters, at most 500; empty for
 *     every programme of the institution
 */
public record Site(
        SiteId id,
        InstitutionCode institution,
        String name,
        List<String> address,
        String postcode,
        String country,
        LocalDate starts,
        LocalDate ends,
        List<String> programmes) {

    /** Copies the lists; absent programmes are none. */
    public Site {
        address = address == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(address));
        programmes = programmes == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(programmes));
    }
}
