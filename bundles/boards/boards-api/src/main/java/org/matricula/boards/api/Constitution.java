package org.matricula.boards.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.regulations.api.PackRef;

/**
 * How the board of a meeting is made up, and what the regulations say of it.
 *
 * @param meetingId the meeting
 * @param members who belongs to it or attends it, by role and name; those who were withdrawn are left out
 * @param quorate true when enough of it are present by every pack of the meeting; a pack without the policy {@code
 *     board} asks for nothing
 * @param notAppointed names of external examiners of the board whom the register of examiners does not have on the day of
 *     the meeting for its awards or modules
 * @param rulings one for each pack of the meeting that answers the policy {@code board}
 * @param chairsSince who was named as its chair after the release, oldest first; the last one counts
 */
public record Constitution(
        MeetingId meetingId,
        List<BoardMember> members,
        boolean quorate,
        List<String> notAppointed,
        List<Sitting> rulings,
        List<NamedChair> chairsSince) {

    /** Copies the lists. */
    public Constitution {
        members = List.copyOf(members);
        notAppointed = List.copyOf(notAppointed);
        rulings = List.copyOf(rulings);
        chairsSince = List.copyOf(chairsSince);
    }

    /**
     * What one pack says.
     *
     * @param pack the pack
     * @param constituted true when the board is made up as it must be
     * @param quorate true when enough of it are present
     * @param reasons codes of all that is wrong
     * @param findings the rules that were applied
     */
    public record Sitting(
            PackRef pack, boolean constituted, boolean quorate, List<String> reasons, List<Applied> findings) {

        /** Copies the lists. */
        public Sitting {
            reasons = List.copyOf(reasons);
            findings = List.copyOf(findings);
        }
    }

    /**
     * A rule that was applied.
     *
     * @param rule its id in the specification
     * @param clause where the institution's text says it
     * @param code what it found
     * @param satisfied whether the facts satisfy it
     * @param facts the facts that it looked at, as texts by name
     */
    public record Applied(String rule, String clause, String code, boolean satisfied, Map<String, String> facts) {

        /** Copies the facts. */
        public Applied {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * An entry of the register of members; the last one on a name counts.
     *
     * @param member what was recorded
     * @param sequence 1 for the first entry on that name, then counting up
     * @param reason why; null for the first
     * @param recordedBy who recorded it
     * @param recordedAt when
     */
    public record Entry(BoardMember member, int sequence, String reason, String recordedBy, Instant recordedAt) {}

    /**
     * Who chairs a board after its release.
     *
     * @param name the name
     * @param userName the user's name in the realm
     * @param reason why it is that person
     * @param recordedBy who recorded it
     * @param recordedAt when
     */
    public record NamedChair(String name, String userName, String reason, String recordedBy, Instant recordedAt) {}
}
