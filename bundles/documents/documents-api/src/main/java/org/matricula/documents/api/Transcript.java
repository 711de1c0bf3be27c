package org.matricula.documents.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A transcript with the contents of A.2.9.10. Only modules that earned credit are listed.
 *
 * @param studentId whose transcript
 * @param institution where the student studied
 * @param placeOfStudy the institution's full name
 * @param awardedBy full name of the awarding body
 * @param fullName the student's full name
 * @param studentNumber the student's number
 * @param programmes the programmes studied with their dates
 * @param modules the modules successfully completed, by session and code
 * @param award the award conferred; null while there is none
 * @param digest SHA-256 over all of the above
 * @param issuedAt when it was drawn up
 */
public record Transcript(
        StudentId studentId,
        InstitutionCode institution,
        String placeOfStudy,
        String awardedBy,
        String fullName,
        String studentNumber,
        List<Study> programmes,
        List<Line> modules,
        AwardLine award,
        String digest,
        Instant issuedAt) {

    /** Copies the lists. */
    public Transcript {
        programmes = List.copyOf(programmes);
        modules = List.copyOf(modules);
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
     * @param credits its credits
     * @param mark the mark in percent with one decimal, truncated (T-RUL-3), or {@code exempt}
     * @param grade PASS or PC; null for exempt credit
     * @param completedOn when it was completed; null where that is not recorded
     */
    public record Line(
            String code, String title, int level, int credits, String mark, String grade, LocalDate completedOn) {}

    /**
     * The award.
     *
     * @param title its full title with the programme
     * @param classification its class; null for an unclassified award
     * @param conferredOn the date of conferment
     */
    public record AwardLine(String title, String classification, LocalDate conferredOn) {}
}
