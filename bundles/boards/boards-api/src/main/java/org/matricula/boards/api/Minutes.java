package org.matricula.boards.api;

import java.time.Instant;
import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Minutes of meetings as PDF. An edition is what stood on record when it was made, and is never altered; what is
 * recorded later needs another edition. All throw {@link org.matricula.kernel.api.ProblemException} with 404 when there
 * is no such meeting within the scope.
 */
public interface Minutes {

    /** Needed to see them. */
    Privilege READ = Boards.READ;

    /** Needed to make an edition. */
    Privilege WRITE = BoardAdmin.RUN;

    /** The editions of a meeting, oldest first. Needs {@link #READ}. */
    List<Edition> of(Caller caller, MeetingId id);

    /**
     * Makes an edition. Needs {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 while an award board has no proposals, 503 while nothing
     *     draws papers
     */
    Edition make(Caller caller, MeetingId id);

    /**
     * An edition as PDF. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such edition
     */
    byte[] pdf(Caller caller, MeetingId id, int edition);

    /**
     * An edition of minutes.
     *
     * @param meetingId of which meeting
     * @param edition 1 for the first
     * @param digest SHA-256 of the PDF
     * @param bytes its length
     * @param madeBy who made it
     * @param madeAt when
     */
    record Edition(MeetingId meetingId, int edition, String digest, int bytes, String madeBy, Instant madeAt) {}
}
