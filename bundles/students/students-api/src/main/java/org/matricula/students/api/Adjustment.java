package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A reasonable adjustment, one part of a person's plan (T-AD-1, T-AD-2, W-A14). It is never changed: it ends, and consents
 * are added.
 *
 * @param id its identity
 * @param institution where
 * @param studentId for whom
 * @param terms what was agreed
 * @param consents who agreed or was told, oldest first
 * @param ending how it ended before its time; null while it did not
 * @param recordedBy who recorded it; null for the student
 * @param recordedAt when
 */
public record Adjustment(
        AdjustmentId id,
        InstitutionCode institution,
        StudentId studentId,
        Terms terms,
        List<Consent> consents,
        Ending ending,
        String recordedBy,
        Instant recordedAt) {

    /** Copies the consents. */
    public Adjustment {
        consents = List.copyOf(consents);
    }

    /** The same with one more consent. */
    public Adjustment agreed(Consent consent) {
        List<Consent> all = new ArrayList<>(consents);
        all.add(consent);
        return new Adjustment(id, institution, studentId, terms, all, ending, recordedBy, recordedAt);
    }

    /** The same, ended. */
    public Adjustment ended(Ending end) {
        return new Adjustment(id, institution, studentId, terms, consents, end, recordedBy, recordedAt);
    }

    /** As the student is told of it: with those who agreed, and without who recorded it. */
    public Adjustment toStudent() {
        Ending end = ending == null ? null : new Ending(ending.lastDay(), ending.reason(), null, ending.endedAt());
        List<Consent> given = consents.stream().map(Consent::toStudent).toList();
        return new Adjustment(id, institution, studentId, terms, given, end, null, recordedAt);
    }

    /** What is adjusted. */
    public enum Kind {
        /** More time in examinations, in percent. */
        EXTRA_TIME,
        /** Later deadlines, in working days. */
        DEADLINE,
        /** Papers and material in another form. */
        FORMAT,
        /** Another method of assessment. */
        METHOD,
        /** Another requirement of attendance. */
        ATTENDANCE
    }

    /** Who agrees to an adjustment or is told of it. */
    public enum Party {
        /** The external examiner was told. */
        EXTERNAL_INFORMED,
        /** The external examiner confirmed that the standard is kept. */
        EXTERNAL_CONFIRMED,
        /** The module leader. */
        MODULE_LEADER,
        /** The service for disabled students. */
        DISABILITY_SERVICE,
        /** The subject's external examiner approved. */
        SUBJECT_EXTERNAL,
        /** The course leader. */
        COURSE_LEADER,
        /** The award's external examiner. */
        AWARD_EXTERNAL
    }

    /**
     * What is agreed.
     *
     * @param kind what is adjusted
     * @param amount percent for EXTRA_TIME, working days for DEADLINE, 1 to 100; null for the others
     * @param detail what others have to do, 1 to 200 characters, without the reason; null for EXTRA_TIME and DEADLINE
     * @param outcomesKept whether a METHOD still assesses the learning outcomes; null for the others
     * @param courseRequirement whether ATTENDANCE touches what the course itself requires; null for the others
     * @param from the first day
     * @param until the last day; null while it goes on
     * @param reason why, 1 to 500 characters; it is read by few
     * @param evidenceReference where the evidence is, 1 to 200 characters
     */
    public record Terms(
            Kind kind,
            Integer amount,
            String detail,
            Boolean outcomesKept,
            Boolean courseRequirement,
            LocalDate from,
            LocalDate until,
            String reason,
            String evidenceReference) {

        /** True when others have to do the same on the same days, for whatever reason. */
        public boolean doesAs(Terms other) {
            return kind == other.kind
                    && Objects.equals(amount, other.amount)
                    && Objects.equals(detail, other.detail)
                    && Objects.equals(outcomesKept, other.outcomesKept)
                    && Objects.equals(courseRequirement, other.courseRequirement)
                    && Objects.equals(from, other.from)
                    && Objects.equals(until, other.until);
        }
    }

    /**
     * Somebody agreed, or was told.
     *
     * @param party in which office
     * @param moduleCode for which module; null for all
     * @param name who, 1 to 200 characters
     * @param on on which day
     * @param reference where that can be seen, 1 to 200 characters
     * @param recordedBy who recorded it; null when it is to be recorded, and for the student
     * @param recordedAt when; null when it is to be recorded
     */
    public record Consent(
            Party party,
            String moduleCode,
            String name,
            LocalDate on,
            String reference,
            String recordedBy,
            Instant recordedAt) {

        Consent toStudent() {
            return new Consent(party, moduleCode, name, on, reference, null, recordedAt);
        }

        /** True when it is the same consent, by whomever and whenever it was recorded. */
        public boolean isSame(Consent other) {
            return party == other.party
                    && Objects.equals(moduleCode, other.moduleCode)
                    && Objects.equals(name, other.name)
                    && Objects.equals(on, other.on)
                    && Objects.equals(reference, other.reference);
        }
    }

    /**
     * An end before its time.
     *
     * @param lastDay the last day on which it held; null when it was wrong and never held
     * @param reason why, 1 to 500 characters
     * @param endedBy who ended it; null for the student
     * @param endedAt when
     */
    public record Ending(LocalDate lastDay, String reason, String endedBy, Instant endedAt) {}

    /**
     * What others have to do, without the reason.
     *
     * @param id of which adjustment
     * @param kind what is adjusted
     * @param amount percent or working days; null for kinds without
     * @param detail what is to be done; null for kinds with an amount
     * @param outcomesKept see {@link Terms}
     * @param courseRequirement see {@link Terms}
     * @param from the first day
     * @param until the last day, an end before its time included; null while it goes on
     * @param consents who agreed or was told
     */
    public record Effect(
            AdjustmentId id,
            Kind kind,
            Integer amount,
            String detail,
            Boolean outcomesKept,
            Boolean courseRequirement,
            LocalDate from,
            LocalDate until,
            List<Consent> consents) {

        /** Copies the consents. */
        public Effect {
            consents = List.copyOf(consents);
        }

        /** True on the days on which it is in force. */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }
}
