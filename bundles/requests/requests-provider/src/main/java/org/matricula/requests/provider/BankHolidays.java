package org.matricula.requests.provider;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.time.WorkingDayCalendar;

/** The bank holidays of England and Wales, as the Act of 1971 and the proclamations since 2010 set them. */
final class BankHolidays {

    /** Where a day was moved for an occasion. */
    private static final Map<LocalDate, LocalDate> MOVED = Map.of(
            LocalDate.of(2012, 5, 28), LocalDate.of(2012, 6, 4),
            LocalDate.of(2020, 5, 4), LocalDate.of(2020, 5, 8),
            LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2));
    /** What was proclaimed for one year alone. */
    private static final Set<LocalDate> ONCE = Set.of(
            LocalDate.of(2011, 4, 29),
            LocalDate.of(2012, 6, 5),
            LocalDate.of(2022, 6, 3),
            LocalDate.of(2022, 9, 19),
            LocalDate.of(2023, 5, 8));

    private BankHolidays() {}

    /** Monday to Friday without the bank holidays from a day on, for the next years. */
    static WorkingDayCalendar from(LocalDate day) {
        Set<LocalDate> days = new HashSet<>(of(day.getYear()));
        days.addAll(of(day.getYear() + 1));
        return new WorkingDayCalendar(days);
    }

    /** Those of a year. */
    static Set<LocalDate> of(int year) {
        LocalDate easter = easter(year);
        Set<LocalDate> days = new HashSet<>(Set.of(easter.minusDays(2), easter.plusDays(1)));
        days.add(monday(LocalDate.of(year, Month.MAY, 1)));
        days.add(lastMonday(year, Month.MAY));
        days.add(lastMonday(year, Month.AUGUST));
        MOVED.forEach((from, to) -> {
            if (days.remove(from)) {
                days.add(to);
            }
        });
        ONCE.stream().filter(day -> day.getYear() == year).forEach(days::add);
        for (LocalDate day : new LocalDate[] {
            LocalDate.of(year, Month.JANUARY, 1),
            LocalDate.of(year, Month.DECEMBER, 25),
            LocalDate.of(year, Month.DECEMBER, 26)
        }) {
            days.add(substitute(day, days));
        }
        return days;
    }

    /** A day at the weekend is kept on the next weekday that is free. */
    private static LocalDate substitute(LocalDate day, Set<LocalDate> taken) {
        LocalDate kept = day;
        while (kept.getDayOfWeek() == DayOfWeek.SATURDAY
                || kept.getDayOfWeek() == DayOfWeek.SUNDAY
                || taken.contains(kept)) {
            kept = kept.plusDays(1);
        }
        return kept;
    }

    private static LocalDate monday(LocalDate from) {
        return from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate lastMonday(int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
    }

    /** Easter Sunday by the Gregorian calendar (the method of Meeus, Jones and Butcher). */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
