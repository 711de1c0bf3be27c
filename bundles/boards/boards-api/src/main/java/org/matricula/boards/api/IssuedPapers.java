package org.matricula.boards.api;

import java.util.Collection;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * A later domain that issues documents on what boards decided. A reconciliation asks it; where it is not there, what it
 * would say is unknown.
 */
public interface IssuedPapers {

    /** What the caller holds who asks; the domain demands it like any service. */
    Privilege READ = Boards.READ;

    /**
     * The documents that stand on the decisions of meetings, set-wise, in any order.
     *
     * @param caller acts for somebody whose privilege was checked; its scope limits the answer
     */
    List<Paper> of(Caller caller, InstitutionCode institution, Collection<MeetingId> meetings);

    /** Sorts of documents that a reconciliation counts. */
    enum Kind {
        /** The record of who has left or has an award. */
        TRANSCRIPT,
        /** That an award was conferred. */
        CERTIFICATE
    }

    /**
     * A document that stands.
     *
     * @param meeting whose decision it rests on
     * @param student to whom it was issued
     * @param kind which sort
     * @param decision the decision that conferred the award that it shows; null where it shows none, or is so old that
     *     nobody noted it
     * @param classification the class of that award; null for none
     */
    record Paper(MeetingId meeting, StudentId student, Kind kind, String decision, String classification) {

        /** True when it says that an award was conferred. */
        public boolean ofAward() {
            return kind == Kind.CERTIFICATE || decision != null;
        }
    }
}
