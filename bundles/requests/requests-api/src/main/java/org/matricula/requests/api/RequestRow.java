package org.matricula.requests.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.students.api.Contact;

/**
 * A part of a request as the row of a file; as {@link StudentRequest}, {@link Asked}, {@link RequestStep},
 * {@link RequestLetter} and {@link RequestDuty}. A request has one row for itself, and one for each piece of evidence,
 * approval, step, letter, duty and new contact; what a part does not have is null.
 *
 * @param studentNumber the student's number within the institution
 * @param createdAt when the request was begun, in UTC; with the student it tells which request the row belongs to
 * @param part what the row is
 * @param session the session that is asked for, in each of the rows
 * @param request of a REQUEST
 * @param circumstances of a REQUEST
 * @param details of a REQUEST
 * @param evidence of EVIDENCE
 * @param step of an APPROVAL, which has office and clause alone, or of a STEP
 * @param letter of a LETTER
 * @param duty of a DUTY
 * @param contact of a CONTACT
 */
public record RequestRow(
        String studentNumber,
        LocalDateTime createdAt,
        Part part,
        AcademicSession session,
        Head request,
        Asked.Circumstances circumstances,
        Details details,
        Proof evidence,
        Step step,
        Letter letter,
        Duty duty,
        Reached contact) {

    /** What a row is. */
    public enum Part {
        /** The request itself. */
        REQUEST,
        /** A piece of evidence, in their order: what it is, and where it is kept. */
        EVIDENCE,
        /** An approval that is needed, in their order: office and clause. */
        APPROVAL,
        /** A step, in their order: where the request stood afterwards, who took it in which office, why, and when. */
        STEP,
        /** The letter that belongs to a step. */
        LETTER,
        /** Something that somebody must do because of the request. */
        DUTY,
        /** How the student is to be reached, of a change of details. */
        CONTACT
    }

    /**
     * The request itself.
     *
     * @param kind what sort of request
     * @param state where it stands
     * @param programmeCode the programme of the registration that it concerns
     * @param entrySession the session of entry of that registration
     * @param effective see {@link Asked}, as all to {@code statement}
     * @param until see {@link Asked}
     * @param mode see {@link Asked}
     * @param toProgramme the code of that programme; of the awarding body for TRANSFER_INSTITUTION
     * @param level see {@link Asked}
     * @param betweenFaculties see {@link Asked}
     * @param toInstitution see {@link Asked}
     * @param exceptional see {@link Asked}
     * @param returnLikely see {@link Asked}
     * @param completionMoves see {@link Asked}
     * @param assessmentAffected see {@link Asked}
     * @param boardDate see {@link Asked}
     * @param grounds see {@link Asked}
     * @param statement see {@link Asked}
     * @param applicant the user who wrote it
     * @param submittedOn when it came in
     * @param lapsesOn the last day on which it can be answered
     * @param decidedAt the institution whose people agree
     * @param pack the pack that rules it
     * @param packVersion its version
     * @param packDigest its digest
     * @param authorisedDays the working days of absence that it authorises
     */
    public record Head(
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
            String grounds,
            String statement,
            String applicant,
            LocalDate submittedOn,
            LocalDate lapsesOn,
            String decidedAt,
            String pack,
            String packVersion,
            String packDigest,
            Integer authorisedDays) {}

    /**
     * A piece of evidence.
     *
     * @param evidence what it is; the kind of {@link Asked.Evidence}
     * @param reference where it is kept or who has seen it
     */
    public record Proof(String evidence, String reference) {}

    /**
     * An approval or a step.
     *
     * @param role the office
     * @param clause the clause that it rests on
     * @param agreed true for a step by which the office agreed
     * @param afterwards where the request stood then
     * @param actor who took it
     * @param reason why
     * @param takenAt when, in UTC
     */
    public record Step(
            String role,
            String clause,
            Boolean agreed,
            RequestState afterwards,
            String actor,
            String reason,
            LocalDateTime takenAt) {}

    /**
     * A letter.
     *
     * @param place the step that it belongs to, counted from 1
     * @param title its heading
     * @param text its text, without the line feed at its end
     * @param writtenAt when, in UTC
     */
    public record Letter(Integer place, String title, String text, LocalDateTime writtenAt) {}

    /**
     * A duty.
     *
     * @param duty what; the code of {@link RequestDuty}
     * @param who which office
     * @param dutyClause where the regulations say so
     * @param arose the day from which its days count
     * @param dueOn the last day on which it is in time
     * @param doneOn when it was done or found to be needless
     * @param doneBy who recorded that
     * @param needless true when it needed not be done
     * @param shownBy what shows that it was done, or why it needed not be
     */
    public record Duty(
            String duty,
            String who,
            String dutyClause,
            LocalDate arose,
            LocalDate dueOn,
            LocalDate doneOn,
            String doneBy,
            Boolean needless,
            String shownBy) {}

    /**
     * What is to change; as {@link Asked.NewDetails}, without the contacts.
     *
     * @param familyName the name in law
     * @param givenNames the names in law
     * @param dateOfBirth see {@link Asked.NewDetails}
     * @param email see {@link Asked.NewDetails}
     * @param preferredFamilyName of the name that the student goes by
     * @param preferredGivenNames of the name that the student goes by
     */
    public record Details(
            String familyName,
            String givenNames,
            LocalDate dateOfBirth,
            String email,
            String preferredFamilyName,
            String preferredGivenNames) {}

    /**
     * How the student is to be reached; as {@link Contact}.
     *
     * @param contact which way
     * @param line1 the first line of an address; null for a telephone number, as the other lines
     * @param line2 the next line; null for none
     * @param line3 the next line; null for none
     * @param line4 the next line; null for none
     * @param line5 the next line; null for none
     * @param line6 the last line; null for none
     * @param postcode null for none
     * @param country two letters; null for a telephone number
     * @param number the telephone number; null for addresses
     */
    public record Reached(
            Contact.Kind contact,
            String line1,
            String line2,
            String line3,
            String line4,
            String line5,
            String line6,
            String postcode,
            String country,
            String number) {}
}
