package org.matricula.kernel.api.time;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.Test;

public class WorkingDayCalendarTest {

    private static final LocalDateTime MONDAY_NOON = LocalDateTime.parse("2026-11-23T12:00");
    private static final LocalDateTime FRIDAY_NOON = LocalDateTime.parse("2026-11-27T12:00");

    private final WorkingDayCalendar calendar = new WorkingDayCalendar(Set.of(LocalDate.parse("2026-11-30")));

    @Test
    public void onTheDeadlineIsNotLate() {
        assertEquals(0, calendar.workingDaysLate(MONDAY_NOON, MONDAY_NOON));
    }

    @Test
    public void partOfAWorkingDayCountsAsOne() {
        assertEquals(1, calendar.workingDaysLate(MONDAY_NOON, MONDAY_NOON.plusSeconds(1)));
        assertEquals(1, calendar.workingDaysLate(MONDAY_NOON, MONDAY_NOON.plusHours(24)));
        assertEquals(2, calendar.workingDaysLate(MONDAY_NOON, MONDAY_NOON.plusHours(25)));
    }

    @Test
    public void weekendsAndClosuresAreNotCounted() {
        assertEquals(1, calendar.workingDaysLate(FRIDAY_NOON, LocalDateTime.parse("2026-11-29T15:00")));
        assertEquals(1, calendar.workingDaysLate(FRIDAY_NOON, LocalDateTime.parse("2026-11-30T15:00")));
        assertEquals(2, calendar.workingDaysLate(FRIDAY_NOON, LocalDateTime.parse("2026-12-01T13:00")));
    }

    @Test
    public void aDeadlineOnAWeekendStillHasLateWork() {
        assertEquals(
                1,
                calendar.workingDaysLate(
                        LocalDateTime.parse("2026-11-28T12:00"), LocalDateTime.parse("2026-11-28T12:01")));
    }

    @Test
    public void addingWorkingDaysSkipsWeekendAndClosure() {
        assertEquals(LocalDate.parse("2026-12-01"), calendar.plusWorkingDays(LocalDate.parse("2026-11-27"), 1));
    }
}
