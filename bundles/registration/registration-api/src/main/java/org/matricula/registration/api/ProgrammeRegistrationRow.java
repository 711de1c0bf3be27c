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
 * @param status where the registration stands; null where the file does not say: ACTIVE for a new registration, and as it
 *     was for one that is there, together with last day and expected return
 * @param endedOn the last day; given with WITHDRAWN, COMPLETED and TRANSFERRED, and never otherwise
 * @param expectedReturn the agreed day of return of one that is SUSPENDED; null where it is not known, and otherwise
 * @param nextMode the mode agreed for a later session, FT or PT; null leaves what is agreed as it is
 * @param nextModeFrom that session; given with {@code nextMode} and never otherwise
 * @param repeatsIn the session after it in which the level is taken again by agreement; null leaves what is agreed as it is
 * @param route the code of a route of the programme's version in that session; null leaves what is recorded as it is
 * @param endedBy what brought the end about: {@code meeting 4} the decision of a board, after which nobody is readmitted
 *     (T-ST-4), {@code request 9}; given with {@code endedOn} alone, null when a person entered it
 * @param stage the code of the placement that the student is in; null where the level tells the stage, and leaves what is
 *     recorded as it is as long as the row names the same session and level
 */
public record ProgrammeRegistrationRow(
        String studentNumber,
        String programmeCode,
        AcademicSession entrySession,
        AcademicSession session,
        int level,
        String mode,
        String entry,
        LocalDate startedOn,
        ProgrammeRegistration.Status status,
        LocalDate endedOn,
        LocalDate expectedReturn,
        String nextMode,
        AcademicSession nextModeFrom,
        AcademicSession repeatsIn,
        String route,
        String endedBy,
        String stage) {

    /** A row of a file that does not say where registrations stand. */
    public ProgrammeRegistrationRow(
            String studentNumber,
            String programmeCode,
            AcademicSession entrySession,
            AcademicSession session,
            int level,
            String mode,
            String entry,
            LocalDate startedOn) {
        this(
                studentNumber,
                programmeCode,
                entrySession,
                session,
                level,
                mode,
                entry,
                startedOn,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
