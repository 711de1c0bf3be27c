package org.matricula.requests.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.students.api.Contact;

/**
 * What a request asks for. Fields that the kind does not take must be null.
 *
 * @param effective the first day on which it is to hold; for CHANGE_MODE and REPEAT_YEAR it may be left out and is the
 *     first day of the session
 * @param until the last day of an absence, the day of return of a suspension, the end of the course for a CAS
 * @param grounds why, as a word of the regulations: {@code MEDICAL}; up to 40 capitals and underscores
 * @param statement why, in the student's words; 1 to 2,000 characters
 * @param session the session from which another mode holds, which must not have begun, or in which the year is repeated
 * @param toProgramme the programme of a TRANSFER_COURSE; for a TRANSFER_INSTITUTION by articulation the programme of the
 *     partner's awarding body, otherwise null
 * @param level the level of study on that programme, 3 to 8
 * @param betweenFaculties true when that programme belongs to another faculty; null for no
 * @param toInstitution the name of the institution of a TRANSFER_INSTITUTION, 1 to 200 characters
 * @param mode FT or PT for a CHANGE_MODE
 * @param details what is to change for a CHANGE_OF_DETAILS
 * @param exceptional true when a suspension is asked for again for exceptional reasons; null for no
 * @param returnLikely true when the student will very likely return from the suspension; null for no
 * @param completionMoves true when an absence moves the day of completion; null for no
 * @param assessmentAffected true when assessment falls into an absence; null for no
 * @param boardDate the day of the session's boards, for the last weeks in which suspensions are not normally considered;
 *     null to take the day of the next meeting that the boards have opened. Must be given for a suspension within the
 *     session while the boards cannot be asked
 * @param circumstances what decides whom the request concerns besides the student
 * @param evidence what proves it; at most 20
 */
public record Asked(
        LocalDate effective,
        LocalDate until,
        String grounds,
        String statement,
        AcademicSession session,
        ProgrammeId toProgramme,
        Integer level,
        Boolean betweenFaculties,
        String toInstitution,
        String mode,
        NewDetails details,
        Boolean exceptional,
        Boolean returnLikely,
        Boolean completionMoves,
        Boolean assessmentAffected,
        LocalDate boardDate,
        Circumstances circumstances,
        List<Evidence> evidence) {

    /** Copies the list; null is none. A piece that is null is left in, for the desk to refuse. */
    public Asked {
        evidence = evidence == null ? List.of() : evidence.stream().toList();
    }

    /** The same, from that day on. */
    public Asked from(LocalDate day) {
        return completed(day, boardDate, circumstances);
    }

    /** The same with what follows from the records. */
    public Asked completed(LocalDate from, LocalDate board, Circumstances concerning) {
        return new Asked(
                from,
                until,
                grounds,
                statement,
                session,
                toProgramme,
                level,
                betweenFaculties,
                toInstitution,
                mode,
                details,
                exceptional,
                returnLikely,
                completionMoves,
                assessmentAffected,
                board,
                concerning,
                evidence);
    }

    /**
     * Whom a request concerns besides the student. None may be left open: what is not known would pass silently.
     *
     * @param sponsored whether the institution sponsors the student's visa
     * @param funded whether a funding body pays for the student
     * @param loan whether a loan company pays the fees
     * @param agreement for a partner's student VALIDATED, FRANCHISED, ACCREDITED or ARTICULATION, as the agreement in
     *     force says; null to take it from there, and for an awarding body's own student
     */
    public record Circumstances(Boolean sponsored, Boolean funded, Boolean loan, String agreement) {}

    /**
     * Something that proves what is said.
     *
     * @param kind what it is, as a word of the regulations: {@code MEDICAL_CERTIFICATE}; up to 40 capitals and underscores
     * @param reference where it is kept or who has seen it; 1 to 200 characters
     */
    public record Evidence(String kind, String reference) {}

    /**
     * Details that are to change; null for what stays.
     *
     * @param familyName the family name
     * @param givenNames the given names
     * @param dateOfBirth the date of birth
     * @param email the e-mail address
     * @param preferred the name that the student goes by from then on
     * @param contacts addresses and telephone, each kind once at the most; not the e-mail address
     */
    public record NewDetails(
            String familyName,
            String givenNames,
            LocalDate dateOfBirth,
            String email,
            Preferred preferred,
            List<Contact> contacts) {

        /** Copies the list; null is none. */
        public NewDetails {
            contacts = contacts == null ? List.of() : contacts.stream().toList();
        }

        /** What stands on the record itself alone. */
        public NewDetails(String familyName, String givenNames, LocalDate dateOfBirth, String email) {
            this(familyName, givenNames, dateOfBirth, email, null, null);
        }
    }

    /**
     * A name that a student goes by.
     *
     * @param familyName 1 to 100 characters
     * @param givenNames up to 100 characters; null for a person with one name
     */
    public record Preferred(String familyName, String givenNames) {}
}
