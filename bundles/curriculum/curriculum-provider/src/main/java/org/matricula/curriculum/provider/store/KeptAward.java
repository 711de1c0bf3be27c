package org.matricula.curriculum.provider.store;

import org.matricula.curriculum.api.Award;

/**
 * An award with the identity under which it is kept.
 *
 * @param id its identity
 * @param award the award
 */
public record KeptAward(long id, Award award) {}
