package org.matricula.boards.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Who belongs to the board of a meeting, who came, and whether it may decide (sections 7.1, T-BD-4 to T-BD-6). */
public interface Constitutions {

    /** Needed to see it. */
    Privilege READ = Boards.READ;

    /** Needed to record members and attendance. */
    Privilege WRITE = BoardAdmin.RUN;

    /**
     * The board as it stands. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such meeting within the scope
     */
    Constitution of(Caller caller, MeetingId id);

    /** All entries on its members, oldest first. Needs {@link #READ}; 404 as above. */
    List<Constitution.Entry> history(Caller caller, MeetingId id);

    /**
     * Records members and whether they came, in one step; who is not named stays as recorded. What holds already is not
     * recorded again. Needs {@link #WRITE}.
     *
     * @param members at most 200, each name once
     * @param reason why; needed where an entry differs from one before; at most 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such meeting within the scope, 409 when it
     *     is released, 422 with all that is wrong: also when two would be chair, stand-in or secretary
     */
    Constitution record(Caller caller, MeetingId id, List<BoardMember> members, String reason);

    /**
     * Names who chairs the board after its release, where those who chaired the meeting have no user name on record or
     * hold the office no more: chair's actions are this person's then as well. Who sat on the board stays as recorded.
     * Needs {@link #WRITE}.
     *
     * @param name the name, 1 to 200 characters
     * @param userName the user's name in the realm, 1 to 100 characters; not the caller's own
     * @param reason why it is that person, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such meeting within the scope, 409 while it
     *     is not released, 422 with all that is wrong
     */
    Constitution nameChair(Caller caller, MeetingId id, String name, String userName, String reason);
}
