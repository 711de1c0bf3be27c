package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Post;
import org.matricula.boards.api.BoardMember.Role;

/**
 * The body that records members of a board and whether they came.
 *
 * @param members the members
 * @param reason why an entry is changed; null where none is
 */
public record MembersBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<NewMember> members, String reason) {

    List<BoardMember> boardMembers() {
        return members == null
                ? null
                : members.stream().map(one -> one == null ? null : one.member()).toList();
    }

    /** A member, fields as in {@link BoardMember}; a flag that is left out is false. */
    public record NewMember(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            String userName,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Role role,
            Post post,
            Boolean ofSubject,
            Boolean trained,
            Boolean student,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Attendance attendance) {

        BoardMember member() {
            return new BoardMember(
                    name,
                    userName,
                    role,
                    post,
                    Boolean.TRUE.equals(ofSubject),
                    Boolean.TRUE.equals(trained),
                    Boolean.TRUE.equals(student),
                    attendance);
        }
    }
}
