package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

public class BankHolidaysTest {

    @Test
    public void theDaysOfAYearAreThoseThatWereProclaimed() {
        assertDays(2016, "01-01", "03-25", "03-28", "05-02", "05-30", "08-29", "12-26", "12-27");
        assertDays(2020, "01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28");
        assertDays(2021, "01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28");
        assertDays(2022, "01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27");
        assertDays(2023, "01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26");
        assertDays(2026, "01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28");
        assertDays(2027, "01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28");
    }

    @Test
    public void tenWorkingDaysOverChristmasLeaveOutTheBankHolidays() {
        LocalDate day = LocalDate.of(2026, 12, 21);
        assertEquals(LocalDate.of(2027, 1, 7), BankHolidays.from(day).plusWorkingDays(day, 10));
    }

    private static void assertDays(int year, String... days) {
        Set<LocalDate> expected =
                Stream.of(days).map(day -> LocalDate.parse(year + "-" + day)).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(expected), new TreeSet<>(BankHolidays.of(year)));
    }
}
