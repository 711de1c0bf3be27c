package org.matricula.registration.provider.rest;

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
 */
public record NewProgrammeRegistration(
        InstitutionCode institution,
        StudentId studentId,
        ProgrammeId programmeId,
        AcademicSession entrySession,
        AcademicSession session,
        Integer level,
        String mode,
        String entry,
        LocalDate startedOn) {

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
                null);
    }
}
