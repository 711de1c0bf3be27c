package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.boards.api.SubjectMeetingRequest;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/** The body that opens a meeting of a subject board; fields as in {@link SubjectMeetingRequest}. */
public record NewSubjectMeeting(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
        @Schema(
                        allowableValues = {"AFTER_FIRST_SIT", "AFTER_RESITS"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String point,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate heldOn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String chair,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String subject,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ModuleId> modules) {

    SubjectMeetingRequest request() {
        return new SubjectMeetingRequest(institution, session, point, heldOn, chair, subject, modules);
    }
}
