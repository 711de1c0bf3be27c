package org.matricula.registration.provider.store;

import org.matricula.registration.api.PriorLearning;

/**
 * Recognised prior learning with the identity of its row.
 *
 * @param id the identity
 * @param learning what is recognised
 */
public record Recognised(long id, PriorLearning learning) {}
