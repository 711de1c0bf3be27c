package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The body that names who chairs a board after its release.
 *
 * @param name the name
 * @param userName the user's name in the realm
 * @param reason why
 */
public record NewChair(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String userName,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
