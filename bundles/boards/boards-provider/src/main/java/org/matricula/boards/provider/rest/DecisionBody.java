package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.boards.api.Substitution;

/**
 * The body that records a decision.
 *
 * @param decision one of the candidate's options
 * @param reason why; needed where it is not the proposal or harms the student
 * @param award the code of an exit award whose designation the regulations leave open; otherwise left out
 * @param substitution which module takes the place of which failed one, for SUBSTITUTE; otherwise left out
 */
public record DecisionBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String decision, String reason, String award, Substitution substitution) {}
