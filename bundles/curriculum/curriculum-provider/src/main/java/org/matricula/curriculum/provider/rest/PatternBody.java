package org.matricula.curriculum.provider.rest;

import java.util.List;

/**
 * The whole pattern of an occurrence.
 *
 * @param elements all its elements
 * @param reason why it changes, for the audit trail
 */
public record PatternBody(List<ElementBody> elements, String reason) {}
