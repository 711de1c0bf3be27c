package org.matricula.registration.api;

import java.time.Instant;

/**
 * How recognised prior learning stood after a change.
 *
 * @param learning what was recognised
 * @param ended true when it is recognised no more
 * @param reason why
 * @param source what brought it about ({@code claim 9}); null when a file did
 * @param recordedAt when it became known
 * @param recordedBy who recorded it
 */
public record PriorLearningState(
        PriorLearning learning, boolean ended, String reason, String source, Instant recordedAt, String recordedBy) {}
