package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.matricula.boards.api.BoardMember;

/**
 * The body that records members of a board and whether they came.
 *
 * @param members the members, fields as in {@link BoardMember}
 * @param reason why an entry is changed; null where none is
 */
public record MembersBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<BoardMember> members, String reason) {}
