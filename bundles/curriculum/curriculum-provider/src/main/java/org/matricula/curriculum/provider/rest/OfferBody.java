package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.ChangeSetId;

/**
 * Whether a module is offered.
 *
 * @param changeSetId the change set that it is proposed with
 * @param offered false to discontinue it, true to offer it again
 * @param reason why, for the audit trail
 */
public record OfferBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ChangeSetId changeSetId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean offered,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
