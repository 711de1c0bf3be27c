package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;

/**
 * A programme registration as a file names it; units and rules as in {@link ProgrammeRegistration}.
 *
 * @param studentNumber the student's number within the institution
 * @param programmeCode the programme's code within the institution
 * @param entrySession the session of entry
 * @param session the session for which the student is registered now
 * @param level the level of study
 * @param mode FT or PT
 * @param entry STANDARD, FINAL_STAGE or TOP_UP_OWN
 * @param startedOn the first day
 */
public record ProgrammeRegistrationRow(
        String studentNumber,
        String programmeCode,
        AcademicSession entrySession,
        AcademicSession session,
        int level,
        String mode,
        String entry,
        LocalDate startedOn) {}
