package org.matricula.boards.provider.rest;

import java.time.LocalDate;
import java.util.List;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/** The body that opens a meeting; fields as in {@link MeetingRequest}. */
public record NewMeeting(
        InstitutionCode institution,
        AcademicSession session,
        String point,
        LocalDate heldOn,
        String chair,
        List<ProgrammeId> programmes) {

    MeetingRequest request() {
        return new MeetingRequest(institution, session, point, heldOn, chair, programmes);
    }
}
