package org.matricula.institutions.api;

import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Keeps the delivery sites and contacts of institutions. A partner keeps its own; 403 for an institution outside the
 * caller's scope. Reasons have 1 to 500 characters. No site leaves behind what stands on it ({@link DeliveryContributor}): 409
 * says what, and 503 that nobody can say.
 */
public interface PartnerAdmin {

    /** Needed to write. */
    Privilege WRITE = new Privilege("institutions.maintain");

    /** Adds a site; 404 unknown institution, 409 where another of the name is open on a day of it, 422 when a field breaks its rule. */
    Versioned<Site> create(Caller caller, Site site);

    /**
     * Writes a new version of a site; the institution stays.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 where another of the name is open on a day of it, 412
     *     stale, 422 when a field breaks its rule
     */
    Versioned<Site> change(Caller caller, Site site, long version, String reason);

    /** Adds a contact; 404 unknown institution, 422 when a field breaks its rule. */
    Versioned<Contact> create(Caller caller, Contact contact);

    /**
     * Writes a new version of a contact; the institution stays.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 422 when a field breaks its rule
     */
    Versioned<Contact> change(Caller caller, Contact contact, long version, String reason);
}
