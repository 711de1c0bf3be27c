package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/** The body that opens a meeting; fields as in {@link MeetingRequest}. */
public record NewMeeting(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
        @Schema(
                        allowableValues = {"AFTER_FIRST_SIT", "AFTER_RESITS"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String point,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate heldOn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String chair,
        List<ProgrammeId> programmes) {

    MeetingRequest request() {
        return new MeetingRequest(institution, session, point, heldOn, chair, programmes);
    }
}
