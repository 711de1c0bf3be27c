package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A student's registration on a programme.
 *
 * @param id its identity; null when it is to be created
 * @param institution where the student studies
 * @param studentId who
 * @param programmeId on what
 * @param entrySession the session of entry
 * @param session the session for which the student is registered now
 * @param level the level of study in that session, 3 to 8
 * @param mode FT or PT
 * @param entry STANDARD, FINAL_STAGE or TOP_UP_OWN (T-CL-2)
 * @param status where the registration stands
 * @param startedOn the first day
 * @param endedOn the last day; null while it lasts
 * @param route the code of the student's route in the version of the programme; null where it is not known or open
 * @param stage the code of the placement that the student is in; null in the stages that the level tells, which are one for
 *     the student
 */
public record ProgrammeRegistration(
        ProgrammeRegistrationId id,
        InstitutionCode institution,
        StudentId studentId,
        ProgrammeId programmeId,
        AcademicSession entrySession,
        AcademicSession session,
        int level,
        String mode,
        String entry,
        Status status,
        LocalDate startedOn,
        LocalDate endedOn,
        String route,
        String stage) {

    /** A registration whose route is not known, in a stage that its level tells. */
    public ProgrammeRegistration(
            ProgrammeRegistrationId id,
            InstitutionCode institution,
            StudentId studentId,
            ProgrammeId programmeId,
            AcademicSession entrySession,
            AcademicSession session,
            int level,
            String mode,
            String entry,
            Status status,
            LocalDate startedOn,
            LocalDate endedOn) {
        this(
                id,
                institution,
                studentId,
                programmeId,
                entrySession,
                session,
                level,
                mode,
                entry,
                status,
                startedOn,
                endedOn,
                null,
                null);
    }

    /** The same under an identity. */
    public ProgrammeRegistration identified(ProgrammeRegistrationId identity) {
        return with(identity, session, level, mode, status, startedOn, endedOn, route, stage);
    }

    /** The same in a session. */
    public ProgrammeRegistration in(AcademicSession then, int atLevel, String inMode) {
        return with(id, then, atLevel, inMode, status, startedOn, endedOn, route, stage);
    }

    /** The same where it stands otherwise. */
    public ProgrammeRegistration standing(Status now, LocalDate lastDay) {
        return with(id, session, level, mode, now, startedOn, lastDay, route, stage);
    }

    /** The same from another first day on. */
    public ProgrammeRegistration from(LocalDate firstDay) {
        return with(id, session, level, mode, status, firstDay, endedOn, route, stage);
    }

    /** The same on a route. */
    public ProgrammeRegistration on(String way) {
        return with(id, session, level, mode, status, startedOn, endedOn, way, stage);
    }

    /** The same in a placement, or with null in the stages that the level tells. */
    public ProgrammeRegistration at(String placement) {
        return with(id, session, level, mode, status, startedOn, endedOn, route, placement);
    }

    // who studies what since which session never changes
    private ProgrammeRegistration with(
            ProgrammeRegistrationId identity,
            AcademicSession then,
            int atLevel,
            String inMode,
            Status now,
            LocalDate firstDay,
            LocalDate lastDay,
            String way,
            String placement) {
        return new ProgrammeRegistration(
                identity,
                institution,
                studentId,
                programmeId,
                entrySession,
                then,
                atLevel,
                inMode,
                entry,
                now,
                firstDay,
                lastDay,
                way,
                placement);
    }

    /** Where a registration stands. */
    public enum Status {
        /** The student studies. */
        ACTIVE,
        /** The student left without the award. */
        WITHDRAWN,
        /** The student has the award. */
        COMPLETED,
        /** The student is away by agreement. */
        SUSPENDED,
        /** The student moved to another programme or institution. */
        TRANSFERRED,
        /** It was entered in error and taken back: it never was, and is found by its number and in files alone. */
        VOIDED
    }
}
