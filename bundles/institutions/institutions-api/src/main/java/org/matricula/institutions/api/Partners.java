package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads the delivery sites and contacts of institutions, within the caller's scope; every method needs {@link #READ}. */
public interface Partners {

    /** Needed to read. */
    Privilege READ = Institutions.READ;

    /**
     * Sites by name and id.
     *
     * @param on only those of this day; null for past and coming ones too
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such institution within the scope
     */
    List<Versioned<Site>> sites(Caller caller, InstitutionCode institution, LocalDate on);

    /** One site; 404 when there is none within the scope. */
    Versioned<Site> site(Caller caller, SiteId id);

    /** All versions of a site, oldest first; 404 when there is none within the scope. */
    List<Edition<Site>> history(Caller caller, SiteId id);

    /**
     * Contacts by role, first day and id.
     *
     * @param on only those of this day; null for past and coming ones too
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such institution within the scope
     */
    List<Versioned<Contact>> contacts(Caller caller, InstitutionCode institution, LocalDate on);

    /** One contact; 404 when there is none within the scope. */
    Versioned<Contact> contact(Caller caller, ContactId id);

    /** All versions of a contact, oldest first; 404 when there is none within the scope. */
    List<Edition<Contact>> history(Caller caller, ContactId id);
}
