package org.matricula.boards.provider.shell;

import java.time.LocalDate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;

/** A meeting as a line of a table; columns as in {@link Meeting}. */
public record MeetingLine(
        MeetingId id,
        InstitutionCode institution,
        AcademicSession session,
        String point,
        LocalDate heldOn,
        Meeting.State state,
        int candidates,
        JobId job) {

    static MeetingLine of(Meeting m) {
        return new MeetingLine(
                m.id(), m.institution(), m.session(), m.point(), m.heldOn(), m.state(), m.candidates(), m.job());
    }
}
