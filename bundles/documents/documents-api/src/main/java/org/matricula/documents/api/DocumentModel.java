package org.matricula.documents.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * What a document says: the one model behind its PDF, its signature and every export of it. What a kind does not show
 * is null or empty.
 *
 * @param kind what it is
 * @param language the language of its labels
 * @param number its number in the register; null for a draft
 * @param issuedOn the day of issue; null for a draft
 * @param studentId whose
 * @param institution where the student studied
 * @param placeOfStudy the institution's full name
 * @param awardedBy full name of the awarding body
 * @param fullName the student's full name
 * @param familyName the family name; null on a certificate
 * @param givenNames the given names; null on a certificate
 * @param studentNumber the student's number; null on a certificate
 * @param dateOfBirth the date of birth, on transcripts alone; null where it is not recorded
 * @param programmes the programmes studied with their dates
 * @param modules on transcripts the modules successfully completed, by session and code; on a results letter every
 *     module of the session with what became of it
 * @param award the award conferred; null while there is none
 * @param result what the board decided; on a results letter alone
 */
public record DocumentModel(
        DocumentKind kind,
        DocumentLanguage language,
        String number,
        LocalDate issuedOn,
        StudentId studentId,
        InstitutionCode institution,
        String placeOfStudy,
        String awardedBy,
        String fullName,
        String familyName,
        String givenNames,
        String studentNumber,
        LocalDate dateOfBirth,
        List<Study> programmes,
        List<Line> modules,
        AwardLine award,
        ResultLine result) {

    /** Copies the lists. */
    public DocumentModel {
        programmes = List.copyOf(programmes);
        modules = List.copyOf(modules);
    }

    /** The same as issued under a number on a day. */
    public DocumentModel issued(String number, LocalDate day) {
        return new DocumentModel(
                kind,
                language,
                number,
                day,
                studentId,
                institution,
                placeOfStudy,
                awardedBy,
                fullName,
                familyName,
                givenNames,
                studentNumber,
                dateOfBirth,
                programmes,
                modules,
                award,
                result);
    }

    /**
     * A programme that was studied.
     *
     * @param title the award's and the programme's title
     * @param enrolledOn the date of enrolment
     * @param endedOn the last day; null while it lasts
     */
    public record Study(String title, LocalDate enrolledOn, LocalDate endedOn) {}

    /**
     * A module.
     *
     * @param code its code
     * @param title its title
     * @param level its level
     * @param credits its credits, earned or not
     * @param mark the mark in percent with one decimal, truncated (T-RUL-3), or the pack's word in its place
     *     ({@code exempt}); null where it has none
     * @param grade the grade of the pack that ruled, or PC where a board compensated; null for exempt credit
     * @param completedOn when it was completed; null where that is not recorded
     */
    public record Line(
            String code, String title, int level, int credits, String mark, String grade, LocalDate completedOn) {}

    /**
     * The award.
     *
     * @param title its full title with the programme
     * @param level its level in the awards framework, 3 to 8; null in a document that is older than this part
     * @param classification its class as a code; null for an unclassified award
     * @param classTitle its class in the language of the document; null for an unclassified award
     * @param endorsement what else a certificate has to say of it (A.2.9.10), in the language of the document: that it was
     *     taken in sandwich mode; null for nothing
     * @param conferredOn the date of conferment
     * @param decision the decision that conferred it as a code; null in a document that is older than this part
     */
    public record AwardLine(
            String title,
            Integer level,
            String classification,
            String classTitle,
            String endorsement,
            LocalDate conferredOn,
            String decision) {

        /** The same without its class. */
        public AwardLine unclassified() {
            return new AwardLine(title, level, null, null, endorsement, conferredOn, decision);
        }

        /** The same without an endorsement. */
        public AwardLine unendorsed() {
            return new AwardLine(title, level, classification, classTitle, null, conferredOn, decision);
        }

        /** What is said below its title: class and endorsement, as far as it has them. */
        public List<String> additions() {
            return Stream.of(classTitle, endorsement).filter(Objects::nonNull).toList();
        }
    }

    /**
     * A board's decision.
     *
     * @param session the session that it closes
     * @param decision the decision as a code
     * @param decisionTitle the decision in the language of the document
     * @param decidedOn the day of the meeting
     */
    public record ResultLine(AcademicSession session, String decision, String decisionTitle, LocalDate decidedOn) {}
}
