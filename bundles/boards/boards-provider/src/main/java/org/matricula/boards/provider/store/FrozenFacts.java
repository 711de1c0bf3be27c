package org.matricula.boards.provider.store;

import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.ReplayOutcome;

/**
 * The facts on which a released decision rests, and what was proposed on them.
 *
 * @param candidateId the identity of the candidate's row
 * @param pack the pack that ruled
 * @param proposed what it made of the facts
 * @param facts the frozen facts, as JSON
 */
public record FrozenFacts(long candidateId, PackRef pack, ReplayOutcome proposed, String facts) {}
