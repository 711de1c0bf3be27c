package org.matricula.boards.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What is needed to open a meeting; fields as in {@link Meeting}.
 *
 * @param institution whose students it decides on
 * @param session the session that it closes
 * @param point AFTER_FIRST_SIT or AFTER_RESITS
 * @param heldOn the day of the meeting
 * @param chair who chairs it
 * @param programmes the programmes; empty for all
 */
public record MeetingRequest(
        InstitutionCode institution,
        AcademicSession session,
        String point,
        LocalDate heldOn,
        String chair,
        List<ProgrammeId> programmes) {

    /** Copies the programmes; none means empty. */
    public MeetingRequest {
        programmes = programmes == null ? List.of() : List.copyOf(programmes);
    }
}
