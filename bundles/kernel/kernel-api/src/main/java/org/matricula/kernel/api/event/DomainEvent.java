package org.matricula.kernel.api.event;

import org.matricula.kernel.api.InstitutionCode;

/**
 * Something that happened in a domain and that others may act on.
 *
 * @param type what happened, {@code domain.past-tense}: {@code boards.decisions-released}
 * @param institution whose record it concerns; null for the platform itself
 * @param subject which record, {@code type/identity}: {@code meeting/77}
 * @param payload what a consumer needs to know, as JSON; small, and without personal data beyond identifiers
 */
public record DomainEvent(String type, InstitutionCode institution, String subject, String payload) {}
