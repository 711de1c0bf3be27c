package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.ProgrammeStructure;

/**
 * The whole structure of a draft.
 *
 * @param title the programme's title in this version; absent to leave it
 * @param structure stages, routes, rules and departures from the regulations
 * @param reason why it changes, for the audit trail
 */
public record StructureBody(
        String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ProgrammeStructure structure,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
