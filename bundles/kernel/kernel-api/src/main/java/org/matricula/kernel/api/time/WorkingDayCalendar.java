package org.matricula.kernel.api.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * Counts working days: Monday to Friday without the closure days (bank holidays, university closures).
 *
 * @param closures the days on which the institution is closed
 */
public record WorkingDayCalendar(Set<LocalDate> closures) {

    /** Copies the closures. */
    public WorkingDayCalendar {
        closures = Set.copyOf(closures);
    }

    /** True when the institution works on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closures.contains(day);
    }

    /**
     * How many working days something is late; part of a working day counts as one. Days run from the deadline's time
     * of day: a deadline of Monday 12:00 makes Tuesday 11:00 one day late and Tuesday 13:00 two. Days that are no
     * working days are not counted, but whatever is after the deadline is at least one day late.
     *
     * @param deadline the last moment in time
     * @param submitted when it was handed in
     */
    public int workingDaysLate(LocalDateTime deadline, LocalDateTime submitted) {
        if (!submitted.isAfter(deadline)) {
            return 0;
        }
        LocalTime begins = deadline.toLocalTime();
        int days = 0;
        for (LocalDate day = deadline.toLocalDate(); day.atTime(begins).isBefore(submitted); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return Math.max(days, 1);
    }

    /** The day on which the given number of working days after a day has passed; the day itself is not counted. */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int left = workingDays; left > 0; ) {
            result = result.plusDays(1);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }
}
