package org.matricula.institutions.provider.rest;

import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.InstitutionCode;

/**
 * An institution that is to be added.
 *
 * @param code its short code
 * @param name its full name
 * @param kind whether it awards or delivers under another's award
 * @param awardingBody whom a partner delivers for; absent for an awarding body
 */
public record NewInstitution(InstitutionCode code, String name, Institution.Kind kind, InstitutionCode awardingBody) {}
