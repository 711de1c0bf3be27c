package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/**
 * Something that keeps a student from a step until it is settled.
 *
 * @param id its identity; null when it is to be placed
 * @param institution where
 * @param studentId who
 * @param source which office placed it
 * @param effects what it holds back; at least one
 * @param reason why, in words that may be shown to the student; 1 to 500 characters
 * @param since its first day
 * @param until its last day; null while it is open
 * @param placedAt when it was placed; null when it is to be placed
 * @param placedBy who placed it; null when it is to be placed, and for the student
 * @param release how it was released; null while nobody released it
 */
public record Hold(
        HoldId id,
        InstitutionCode institution,
        StudentId studentId,
        Source source,
        Set<Effect> effects,
        String reason,
        LocalDate since,
        LocalDate until,
        Instant placedAt,
        String placedBy,
        Released release) {

    /** Copies the effects. */
    public Hold {
        effects = effects == null ? Set.of() : Set.copyOf(effects);
    }

    /** One that is to be placed. */
    public Hold(
            HoldId id,
            InstitutionCode institution,
            StudentId studentId,
            Source source,
            Set<Effect> effects,
            String reason,
            LocalDate since,
            LocalDate until) {
        this(id, institution, studentId, source, effects, reason, since, until, null, null, null);
    }

    /** The same, released. */
    public Hold released(LocalDate last, Released how) {
        return new Hold(id, institution, studentId, source, effects, reason, since, last, placedAt, placedBy, how);
    }

    /** As the student is told of it: the office that placed it, and not who is in it. */
    public Hold toStudent() {
        Released how = release == null ? null : new Released(release.reason(), release.releasedAt(), null);
        return new Hold(id, institution, studentId, source, effects, reason, since, until, placedAt, null, how);
    }

    /** The refusal of what it keeps from the student, with the reason and the office that can say more. */
    public ProblemException keeping(Effect effect) {
        return Problem.conflict(
                        "student",
                        studentId,
                        "must have no hold on "
                                + effect.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + source + ", "
                                + reason + " (ask the office that placed it)")
                .exception();
    }

    /** Whether it is on the record of a day, that of its release included. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }

    /**
     * That a hold was released.
     *
     * @param reason why, 1 to 500 characters
     * @param releasedAt when
     * @param releasedBy who released it; null for the student
     */
    public record Released(String reason, Instant releasedAt, String releasedBy) {}

    /** The office that placed it. */
    public enum Source {
        /** Debt. */
        FINANCE,
        /** Unreturned items. */
        LIBRARY,
        /** A case of conduct. */
        CONDUCT,
        /** Immigration. */
        IMMIGRATION,
        /** Documents or data are missing. */
        REGISTRY
    }

    /** What is held back. */
    public enum Effect {
        /** Enrolment and re-enrolment. */
        ENROLMENT,
        /** Registration on modules. */
        MODULE_REGISTRATION,
        /** The release of results to the student. */
        RESULTS,
        /** Certificates, transcripts and letters. */
        DOCUMENTS,
        /** The ceremony. */
        GRADUATION
    }
}
