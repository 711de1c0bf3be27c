package org.matricula.requests.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;

/**
 * A part of a request as the row of a file; as {@link StudentRequest}, {@link Asked} and {@link RequestStep}. A request has
 * one row for itself, and one for each approval and step; what a part does not have is null. Grounds, statement and
 * evidence are no part of it: they tell of health and family.
 *
 * @param studentNumber the student's number within the institution
 * @param createdAt when the request was begun, in UTC; with the student it tells which request the row belongs to
 * @param part what the row is
 * @param session the session that is asked for, in each of the rows
 * @param programmeCode the programme of the registration that it concerns
 * @param entrySession the session of entry of that registration
 * @param toProgramme the code of the programme of a TRANSFER_COURSE
 * @param agreement the sort of the agreement with the partner
 * @param decidedAt the institution whose people agree
 * @param authorisedDays the working days of absence that it authorises
 * @param role the office of an approval or step
 * @param agreed true for a step by which the office agreed
 * @param takenAt when a step was taken, in UTC
 */
public record RequestRow(
        String studentNumber,
        LocalDateTime createdAt,
        Part part,
        AcademicSession session,
        RequestKind kind,
        RequestState state,
        String programmeCode,
        AcademicSession entrySession,
        LocalDate effective,
        LocalDate until,
        String mode,
        String toProgramme,
        Integer level,
        Boolean betweenFaculties,
        String toInstitution,
        Boolean exceptional,
        Boolean returnLikely,
        Boolean completionMoves,
        Boolean assessmentAffected,
        LocalDate boardDate,
        Boolean sponsored,
        Boolean funded,
        Boolean loan,
        String agreement,
        String familyName,
        String givenNames,
        LocalDate dateOfBirth,
        String email,
        String applicant,
        LocalDate submittedOn,
        LocalDate lapsesOn,
        String decidedAt,
        String pack,
        String packVersion,
        String packDigest,
        Integer authorisedDays,
        String role,
        String clause,
        Boolean agreed,
        RequestState afterwards,
        String actor,
        String reason,
        LocalDateTime takenAt) {

    /** What a row is. */
    public enum Part {
        /** The request itself. */
        REQUEST,
        /** An approval that was needed, in their order: role and clause. */
        APPROVAL,
        /** A step, in their order: where the request stood afterwards, who took it in which office, why, and when. */
        STEP
    }
}
