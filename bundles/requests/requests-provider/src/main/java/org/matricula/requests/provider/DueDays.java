package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.Set;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.taught.RequestProcedure.Duty;

/** When a duty is due. */
final class DueDays {

    /** Monday to Friday: an institution's closures do not put off what is owed to somebody outside. */
    private static final WorkingDayCalendar WEEKDAYS = new WorkingDayCalendar(Set.of());

    private DueDays() {}

    /** The last day in time; the day of the event is day 0. */
    static LocalDate of(Duty duty, LocalDate event, WorkingDayCalendar calendar) {
        return switch (duty.count()) {
            case WORKING -> calendar.plusWorkingDays(event, duty.days());
            case WEEKDAYS -> WEEKDAYS.plusWorkingDays(event, duty.days());
            case CALENDAR -> event.plusDays(duty.days());
        };
    }
}
