package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How far an honours project's mark has come. The text never calculates the final mark: it is declared.
 *
 * @param status how far it has come
 * @param discrepancy the largest difference between two examiners, in percentage points; null below two marks
 * @param tellStudent true when the student must be told of a delay
 * @param reportsDue the last day for each examiner's report, by examiner; null where it was not sent
 * @param reportsLate examiners whose report came after it
 * @param mark the declared mark; null before the declaration
 * @param release true when names and reports of examiners may be released
 */
public record HonoursResult(
        Status status,
        BigDecimal discrepancy,
        boolean tellStudent,
        List<ReportDue> reportsDue,
        List<String> reportsLate,
        BigDecimal mark,
        boolean release) {

    /** Copies the lists. */
    public HonoursResult {
        reportsDue = List.copyOf(reportsDue);
        reportsLate = List.copyOf(reportsLate);
    }

    /**
     * A report's last day.
     *
     * @param examiner who reports
     * @param due the last day
     */
    public record ReportDue(String examiner, LocalDate due) {}

    /** How far it has come. */
    public enum Status {
        /** Reports are missing. */
        AWAITING_REPORTS,
        /** The examiners differ too much: an additional marker is needed. */
        ADDITIONAL_MARKER,
        /** Reports and marks go to the committee. */
        TO_COMMITTEE,
        /** Somebody who may not declare has declared. */
        NOT_VALIDLY_DECLARED,
        /** The final mark is declared. */
        DECLARED
    }
}
