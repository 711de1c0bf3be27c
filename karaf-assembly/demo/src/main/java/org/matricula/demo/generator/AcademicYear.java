package org.matricula.demo.generator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/**
 * An academic session and the days that matter in it.
 *
 * @param start the year in which it starts
 */
public record AcademicYear(int start) {

    private static final LocalTime NOON = LocalTime.NOON;

    /** As it is written: 2026/27. */
    @Override
    public String toString() {
        return "%d/%02d".formatted(start, (start + 1) % 100);
    }

    /** As it is written in a path: 2026-27. */
    public String inPath() {
        return toString().replace('/', '-');
    }

    /** The first day, the fourth Monday of September or the one before. */
    public LocalDate starts() {
        return LocalDate.of(start, 9, 20).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The last day, the Friday before the next session. */
    public LocalDate ends() {
        return next().starts().minusDays(3);
    }

    /** The day on which the boards meet after the first sitting. */
    public LocalDate boardDay() {
        return day(38, DayOfWeek.THURSDAY);
    }

    AcademicYear next() {
        return new AcademicYear(start + 1);
    }

    AcademicYear minus(int years) {
        return new AcademicYear(start - years);
    }

    LocalDate day(int week, DayOfWeek day) {
        return starts().plusWeeks(week).with(TemporalAdjusters.nextOrSame(day));
    }

    /** When a run of a module starts. */
    LocalDate starts(Term term) {
        return day(term.firstWeek, DayOfWeek.MONDAY);
    }

    /** When a run of a module ends. */
    LocalDate ends(Term term) {
        return day(term.lastWeek, DayOfWeek.FRIDAY);
    }

    /** When work for a run must be in: noon, so that days late are counted from noon to noon. */
    LocalDateTime deadline(Term term) {
        return day(term.deadlineWeek, DayOfWeek.FRIDAY).atTime(NOON);
    }

    /** The runs of modules within a session. */
    enum Term {
        /** The first half; its work is due a week before Christmas. */
        S1(0, 18, 12),
        /** The second half. */
        S2(19, 36, 30),
        /** The whole session. */
        Y(0, 36, 33),
        /** The resit period of the summer. */
        R(41, 48, 45);

        private final int firstWeek;
        private final int lastWeek;
        private final int deadlineWeek;

        Term(int firstWeek, int lastWeek, int deadlineWeek) {
            this.firstWeek = firstWeek;
            this.lastWeek = lastWeek;
            this.deadlineWeek = deadlineWeek;
        }
    }
}
