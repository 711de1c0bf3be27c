package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/**
 * A registration on a programme; the rules are those of {@link ProgrammeRegistration}.
 *
 * @param institution where the student studies
 * @param studentId who
 * @param programmeId on what
 * @param entrySession the session of entry
 * @param session the session for which the student registers; absent for the session of entry
 * @param level the level of study in that session
 * @param mode FT or PT
 * @param entry STANDARD, FINAL_STAGE or TOP_UP_OWN
 * @param startedOn the first day
 * @param route the code of the route; absent where it is open
 * @param stage the code of the placement that the student is in; absent where the level tells the stage
 */
public record NewProgrammeRegistration(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId studentId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ProgrammeId programmeId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession entrySession,
        AcademicSession session,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer level,
        @Schema(
                        allowableValues = {"FT", "PT"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String mode,
        @Schema(
                        allowableValues = {"STANDARD", "FINAL_STAGE", "TOP_UP_OWN"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String entry,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate startedOn,
        String route,
        String stage) {

    ProgrammeRegistration registration() {
        return new ProgrammeRegistration(
                null,
                institution,
                studentId,
                programmeId,
                entrySession,
                session == null ? entrySession : session,
                level == null ? 0 : level,
                mode,
                entry,
                ProgrammeRegistration.Status.ACTIVE,
                startedOn,
                null,
                route,
                stage);
    }
}
