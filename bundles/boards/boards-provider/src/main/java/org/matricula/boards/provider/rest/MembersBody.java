package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.matricula.boards.api.BoardMember;

/**
 * The body that records members of a board and whether they came.
 *
 * @param members the members
 * @param reason why an entry is changed; null where none is
 */
public record MembersBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<NewMember> members, String reason) {

    List<BoardMember> named() {
        return members == null
                ? null
                : members.stream()
                        .map(member -> member == null ? null : member.named())
                        .toList();
    }

    /** A member; fields as in {@link BoardMember}, where what is left out does not hold. */
    public record NewMember(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            String userName,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BoardMember.Role role,
            BoardMember.Post post,
            Boolean ofSubject,
            Boolean trained,
            Boolean student,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BoardMember.Attendance attendance) {

        BoardMember named() {
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
