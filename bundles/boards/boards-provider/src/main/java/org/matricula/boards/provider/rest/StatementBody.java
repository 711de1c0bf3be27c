package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.boards.api.ExaminersStatements.Statement;

/**
 * The body that records what an external examiner says, or what becomes of it.
 *
 * @param examiner the examiner's name; absent in an answer
 * @param kind what sort
 * @param text what was said; may be absent for ENDORSES
 */
public record StatementBody(
        String examiner, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Statement.Kind kind, String text) {}
