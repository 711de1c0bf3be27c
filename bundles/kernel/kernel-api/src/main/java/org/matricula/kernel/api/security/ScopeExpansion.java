package org.matricula.kernel.api.security;

import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Widens the institutions named in a user's roles by those that are theirs by agreement: an awarding body's scope
 * includes its partners. The institutions domain provides it; while it is absent, nothing is widened.
 */
public interface ScopeExpansion {

    /** The institutions themselves and the partners of each. */
    Set<InstitutionCode> withPartners(Set<InstitutionCode> institutions);
}
