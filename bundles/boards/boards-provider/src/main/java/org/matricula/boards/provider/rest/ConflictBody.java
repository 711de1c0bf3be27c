package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The body that declares a conflict of interest.
 *
 * @param member the name of a member of the board
 * @param detail what it is
 * @param stands false to take a declaration back; true when absent
 */
public record ConflictBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String member,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String detail,
        Boolean stands) {}
