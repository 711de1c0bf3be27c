package org.matricula.policies.coursework.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * Counts working days: no weekends, no closures of the pack, no closures among the facts (AMB-W-01).
 *
 * @param closures the closures of the pack
 */
record WorkingDays(Set<LocalDate> closures) {

    private static final String PATH = "calendar.closures";

    static WorkingDays of(Parameters parameters) {
        Set<LocalDate> closures = new HashSet<>();
        for (String day : parameters.texts(PATH)) {
            try {
                closures.add(LocalDate.parse(day));
            } catch (DateTimeParseException e) {
                throw Problem.invalid("parameter " + PATH, day, "must be a date written 2017-01-16")
                        .exception();
            }
        }
        return new WorkingDays(closures);
    }

    /** The day on which so many working days after a day have passed. */
    LocalDate after(LocalDate day, int workingDays, Set<LocalDate> further, Trail trail) {
        return calendar(further, trail).plusWorkingDays(day, workingDays);
    }

    /** Working days after the due date up to the day itself; at least one where the day is later. */
    int late(LocalDate due, LocalDate day, Set<LocalDate> further, Trail trail) {
        // both at the end of the day, which is the beginning of the next
        return calendar(further, trail)
                .workingDaysLate(due.plusDays(1).atStartOfDay(), day.plusDays(1).atStartOfDay());
    }

    private WorkingDayCalendar calendar(Set<LocalDate> further, Trail trail) {
        trail.gap("AMB-W-01");
        Set<LocalDate> all = new HashSet<>(closures);
        all.addAll(further);
        return new WorkingDayCalendar(all);
    }
}
