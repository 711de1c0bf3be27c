package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * One connected time of study or work of a person at an institution. A person may have several, also at once.
 *
 * @param id its identity; null when it is to be created
 * @param institution where
 * @param studentId who
 * @param kind what sort of student the person is in it
 * @param begins its first day
 * @param expectedEnd when it is meant to end; null when that is not known
 * @param ended its last day; null while it lasts
 * @param voided that it was entered in error and never was; null for one that stands
 */
public record Engagement(
        EngagementId id,
        InstitutionCode institution,
        StudentId studentId,
        Kind kind,
        LocalDate begins,
        LocalDate expectedEnd,
        LocalDate ended,
        Voiding voided) {

    /** One that stands. */
    public Engagement(
            EngagementId id,
            InstitutionCode institution,
            StudentId studentId,
            Kind kind,
            LocalDate begins,
            LocalDate expectedEnd,
            LocalDate ended) {
        this(id, institution, studentId, kind, begins, expectedEnd, ended, null);
    }

    /** The same, entered in error. */
    public Engagement voided(Voiding how) {
        return new Engagement(id, institution, studentId, kind, begins, expectedEnd, ended, how);
    }

    /**
     * That an engagement was taken back.
     *
     * @param reason why, 1 to 500 characters
     * @param voidedAt when
     * @param voidedBy who took it back
     */
    public record Voiding(String reason, Instant voidedAt, String voidedBy) {}

    /** What sort of student a person is. */
    public enum Kind {
        /** On an undergraduate course. */
        UNDERGRADUATE,
        /** On a taught postgraduate course. */
        POSTGRADUATE,
        /** A research student. */
        RESEARCH,
        /** Here for a time from another institution, or away at one. */
        EXCHANGE,
        /** Takes modules without an award. */
        ASSOCIATE,
        /** In further education. */
        FURTHER_EDUCATION,
        /** Registered for a short time, such as a summer school. */
        TEMPORARY
    }
}
