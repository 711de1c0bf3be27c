package org.matricula.boards.api;

import java.time.Instant;

/**
 * Which module results a released decision published to its student. Of a registration whose first result the release
 * covers, a later one is published by the next correction and by nothing before.
 *
 * @param candidateId the decision
 * @param results the moment up to which the release has results
 * @param corrections the moment up to which corrections have them; null where nothing was corrected
 */
public record Coverage(CandidateId candidateId, Instant results, Instant corrections) {}
