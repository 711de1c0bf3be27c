package org.matricula.requests.provider;

import java.time.LocalDate;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.taught.RequestProcedure.Duty;

/** When a duty is due. */
final class DueDays {

    private DueDays() {}

    /** The last day in time; the day of the event is day 0. */
    static LocalDate of(Duty duty, LocalDate event, WorkingDayCalendar calendar) {
        return switch (duty.count()) {
            case WORKING -> calendar.plusWorkingDays(event, duty.days());
                // an institution's closures do not put off what is owed to somebody outside
            case WEEKDAYS -> BankHolidays.from(event).plusWorkingDays(event, duty.days());
            case CALENDAR -> event.plusDays(duty.days());
        };
    }
}
