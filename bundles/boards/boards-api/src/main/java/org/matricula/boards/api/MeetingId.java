package org.matricula.boards.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a board meeting.
 *
 * @param value a positive number
 */
public record MeetingId(long value) implements Identifier {

    /** Checks the number. */
    public MeetingId {
        Identifier.check("meetingId", value);
    }

    /** Reads an identifier from a path or query. */
    public static MeetingId valueOf(String text) {
        return new MeetingId(Identifier.parse("meetingId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
