package org.matricula.institutions.api;

import org.matricula.kernel.api.InstitutionCode;

/**
 * A university or college that keeps students.
 *
 * @param code its short code, never changed
 * @param name its full name as it stands on documents, 1 to 200 characters
 * @param kind whether it awards or delivers under another's award
 * @param awardingBody the awarding body that a partner delivers for; null for an awarding body itself
 */
public record Institution(InstitutionCode code, String name, Kind kind, InstitutionCode awardingBody) {

    /** What sort of institution it is. */
    public enum Kind {
        /** Confers awards under its own regulations. */
        AWARDING_BODY,
        /** Delivers programmes that an awarding body validates. */
        PARTNER
    }
}
