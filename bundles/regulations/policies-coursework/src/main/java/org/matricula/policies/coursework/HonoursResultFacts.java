package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The examiners' marks of an honours project, and how far the matter has come (section 5).
 *
 * @param reports the examiners' reports
 * @param resolvedByDiscussion true when examiners who differ have agreed
 * @param additionalMarker true when an additional marker was appointed and has reported
 * @param delays true when an additional marker delays the result
 * @param recommended true when the academic unit's committee has recommended a mark
 * @param declaredBy who declared the final mark; null while nobody did
 * @param declaredMark the declared mark; null while there is none
 * @param releaseAsked true when the examiners' names and reports are asked for
 * @param closures days on which the university is closed
 */
public record HonoursResultFacts(
        List<Report> reports,
        boolean resolvedByDiscussion,
        boolean additionalMarker,
        boolean delays,
        boolean recommended,
        MarksRecordingFacts.Committee declaredBy,
        BigDecimal declaredMark,
        boolean releaseAsked,
        Set<LocalDate> closures) {

    /** Copies the collections. */
    public HonoursResultFacts {
        reports = List.copyOf(reports);
        closures = Set.copyOf(closures);
    }

    /**
     * One examiner's report.
     *
     * @param examiner who
     * @param sent when the project went to the examiner; null where that does not matter
     * @param returned when the report came; null while it has not
     * @param mark the examiner's mark; null while there is none
     */
    public record Report(String examiner, LocalDate sent, LocalDate returned, BigDecimal mark) {}
}
