package org.matricula.institutions.api;

import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Makes and changes agreements. Only the awarding body does: it must lie within the caller's scope, and 403 says so to a
 * partner. For the same partner, programme and kind no two agreements overlap; 409 names the other one. Nor is anything left
 * without an agreement that stands on one ({@link DeliveryContributor}).
 */
public interface AgreementAdmin {

    /** Needed to write. */
    Privilege WRITE = new Privilege("institutions.agreements");

    /**
     * Makes an agreement.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a field breaks its rule or the institution is no
     *     partner, 409 when it overlaps another
     */
    Versioned<Agreement> create(Caller caller, Agreement agreement);

    /**
     * Writes a new version: reference, days, programmes, deadlines. An agreement is ended early by its last day.
     *
     * @param agreement partner, awarding body and what it renews stay as they are; a kind that is given must be its own
     * @param version the version that the change is based on
     * @param reason why; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 409 when it overlaps another, is
     *     voided, would reach into its renewal or leave behind what stands on it, 422 when a field breaks its rule, 503
     *     while nobody can say what does
     */
    Versioned<Agreement> change(Caller caller, Agreement agreement, long version, String reason);

    /**
     * Makes the agreement that follows on one.
     *
     * @param next reference, days, programmes and deadlines; programmes and deadlines as before where they are empty; a kind that
     *     is given must be that of before
     * @param version the version of the agreement that is renewed
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 409 when the agreement has no last day,
     *     is voided or renewed already, 422 when the next one does not start after it or a field breaks its rule
     */
    Versioned<Agreement> renew(Caller caller, AgreementId id, Agreement next, long version);

    /**
     * Marks an agreement as entered in error; it stays readable and never held.
     *
     * @param reason why; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 409 when it is voided already, has a renewal
     *     or something stands on it, 503 while nobody can say what does
     */
    Versioned<Agreement> voided(Caller caller, AgreementId id, long version, String reason);
}
