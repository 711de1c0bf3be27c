package org.matricula.institutions.api;

import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * What another domain has standing on where an institution delivers, and under what agreements. A provider registers it with
 * the service property {@code matricula.domain}. Sites and agreements keep the days and programmes on which something
 * stands; while a domain that is expected cannot say what does, they are not narrowed.
 */
public interface DeliveryContributor {

    /** Needed to ask. */
    Privilege READ = Institutions.READ;

    /**
     * What would be delivered nowhere, or under no agreement, any more: in words with its number, such as
     * {@code programme registrations: 2 (COMP from 2026-09-21)}. What is so already is none of it. Needs {@link #READ}
     * and the institution within the scope.
     *
     * @param before what holds
     * @param after what is to hold
     */
    List<String> stranded(Caller caller, InstitutionCode institution, Terms before, Terms after);

    /**
     * Where an institution delivers, and what it has agreed on.
     *
     * @param agreements those of a partner, past, coming and void ones too
     * @param sites past and coming ones too
     */
    record Terms(List<Agreement> agreements, List<Site> sites) {

        /** Copies the lists. */
        public Terms {
            agreements = List.copyOf(agreements);
            sites = List.copyOf(sites);
        }
    }
}
