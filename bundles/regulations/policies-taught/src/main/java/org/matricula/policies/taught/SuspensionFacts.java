package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;

/**
 * A request to suspend studies, a return that is put off, or the end of a suspension (section 8.5).
 *
 * @param type for the rest of a year, a whole year, longer than agreed, or what happened when the student was to return
 * @param applicationDate when it was handed in; null for a return
 * @param boardDate the day of the session's boards; null where unknown
 * @param enrolmentDate the enrolment date of the year; null where unknown
 * @param start its first day; null where unknown
 * @param end its last day; null when no end was given
 * @param years how long, in academic years; null where unknown
 * @param reason why; null where none was given
 * @param evidence what was submitted; null where nothing was
 * @param renewal true when the student is suspended already
 * @param exceptional true when a renewal is exceptional
 * @param returnLikely true when the student will very likely return
 * @param courseLeader what the course leader said
 * @param panel what the circumstances panel said
 * @param sponsored true for a sponsored student
 * @param returned whether the student came back; null for a request
 * @param returnSession the session of the return; null for a request
 */
public record SuspensionFacts(
        Type type,
        LocalDate applicationDate,
        LocalDate boardDate,
        LocalDate enrolmentDate,
        LocalDate start,
        LocalDate end,
        BigDecimal years,
        String reason,
        String evidence,
        boolean renewal,
        boolean exceptional,
        boolean returnLikely,
        Approval courseLeader,
        Approval panel,
        boolean sponsored,
        Boolean returned,
        AcademicSession returnSession) {

    /** A return that is put off. */
    public static SuspensionFacts extension(LocalDate start, LocalDate end) {
        return new SuspensionFacts(
                Type.EXTENSION,
                null,
                null,
                null,
                start,
                end,
                null,
                null,
                null,
                false,
                false,
                false,
                Approval.PENDING,
                Approval.PENDING,
                false,
                null,
                null);
    }

    /** What is asked. */
    public enum Type {
        /** For the rest of the running year. */
        IN_YEAR,
        /** For a whole year. */
        WHOLE_YEAR,
        /** The return from a suspension that was approved is put off; how long it lasts then is all that counts. */
        EXTENSION,
        /** The end of a suspension. */
        RETURN
    }

    /** What somebody said to it. */
    public enum Approval {
        /** Agreed. */
        APPROVED,
        /** Refused. */
        REFUSED,
        /** Has not answered. */
        PENDING
    }
}
