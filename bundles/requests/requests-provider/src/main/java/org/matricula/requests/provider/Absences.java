package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.requests.api.Asked;
import org.matricula.requests.provider.store.Stored;

/**
 * An absence with those that stand already and adjoin it: between them lies no working day, so the student is away in one
 * (AMB-T-186).
 *
 * @param workingDays from the first day away to the last; 0 where no such range is said
 * @param authorised how many of them are authorised by the others
 * @param elsewhere working days that stand authorised in other absences of the session
 */
record Absences(int workingDays, int authorised, int elsewhere) {

    /**
     * Puts an absence together with its neighbours.
     *
     * @param standing the other absences of the student that are granted
     * @param from the first day that counts for the session
     * @param to the last one
     */
    static Absences of(Asked asked, List<Stored> standing, WorkingDayCalendar calendar, LocalDate from, LocalDate to) {
        List<Stored> apart = new ArrayList<>(standing);
        Stay stay = Stay.of(asked);
        List<Stored> beside = joined(stay, apart, calendar);
        Stay whole = spanning(stay, beside);
        return new Absences(
                whole == null ? 0 : workingDays(calendar, whole.first, whole.last),
                authorised(beside, calendar, one -> true),
                authorised(apart, calendar, one -> within(one.request().asked().effective(), from, to)));
    }

    /**
     * The days that absences authorise. What one authorised with another that was only reported counts no more once that
     * one is taken back: absences authorise no more days than they last together.
     *
     * @param counts which of them count
     */
    private static int authorised(List<Stored> some, WorkingDayCalendar calendar, Predicate<Stored> counts) {
        List<Stored> left = new ArrayList<>(some);
        int days = 0;
        while (!left.isEmpty()) {
            Stored first = left.remove(0);
            Stay stay = Stay.of(first.request().asked());
            List<Stored> together = joined(stay, left, calendar);
            Stay whole = spanning(stay, together);
            together.add(first);
            int sum = together.stream()
                    .filter(counts)
                    .mapToInt(Stored::authorisedDays)
                    .sum();
            days += whole == null ? sum : Math.min(sum, workingDays(calendar, whole.first, whole.last));
        }
        return days;
    }

    /** Takes those from others that adjoin, one after the other. */
    private static List<Stored> joined(Stay stay, List<Stored> others, WorkingDayCalendar calendar) {
        List<Stored> joined = new ArrayList<>();
        if (stay != null) {
            for (Stored next = adjoining(stay, others, calendar); next != null; ) {
                others.remove(next);
                joined.add(next);
                next = adjoining(spanning(stay, joined), others, calendar);
            }
        }
        return joined;
    }

    private static Stay spanning(Stay stay, List<Stored> joined) {
        Stay whole = stay;
        for (Stored one : joined) {
            whole = whole.with(Stay.of(one.request().asked()));
        }
        return whole;
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return from != null && day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private static Stored adjoining(Stay stay, List<Stored> others, WorkingDayCalendar calendar) {
        return others.stream()
                .filter(one -> {
                    Stay other = Stay.of(one.request().asked());
                    return other != null
                            && workingDays(calendar, stay.last.plusDays(1), other.first.minusDays(1)) == 0
                            && workingDays(calendar, other.last.plusDays(1), stay.first.minusDays(1)) == 0;
                })
                .findFirst()
                .orElse(null);
    }

    private static int workingDays(WorkingDayCalendar calendar, LocalDate first, LocalDate last) {
        int days = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days += calendar.isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    private record Stay(LocalDate first, LocalDate last) {

        static Stay of(Asked asked) {
            return asked.effective() == null || asked.until() == null
                    ? null
                    : new Stay(asked.effective(), asked.until());
        }

        Stay with(Stay other) {
            return new Stay(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }
}
