package org.matricula.boards.provider;

import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Who reads what is before a board: the offices that may read every meeting, and whoever belongs to that board. */
public final class Seats {

    private Seats() {}

    /** What somebody needs to read of meetings: whoever does not read all of them has to have a seat. */
    public static Privilege toRead(Caller caller) {
        return readsAsMember(caller) ? Boards.READ_AS_MEMBER : Boards.READ;
    }

    /**
     * The meeting, for whoever may read it.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 403 without a seat
     */
    public static Meeting readable(Caller caller, MeetingStore meetings, MeetingId id) {
        Meeting meeting = meetings.required(caller.scope(), id);
        require(caller, meetings, id);
        return meeting;
    }

    /**
     * Refuses who neither reads all meetings nor belongs to the board of this one.
     *
     * @throws org.matricula.kernel.api.ProblemException 403
     */
    public static void require(Caller caller, MeetingStore meetings, MeetingId id) {
        if (readsAsMember(caller) && !meetings.isMember(caller.scope(), id, caller.name())) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "This needs a seat on the board of meeting " + id + ".")
                    .exception();
        }
    }

    /** The name by which somebody's meetings are found; null for who reads all of them. */
    static String nameOf(Caller caller) {
        return readsAsMember(caller) ? caller.name() : null;
    }

    private static boolean readsAsMember(Caller caller) {
        return !caller.may(Boards.READ) && caller.may(Boards.READ_AS_MEMBER);
    }
}
