package org.matricula.assessment.provider;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Element;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustment.Kind;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the deadlines that hold for students with a reasonable adjustment (T-AD-1). */
@Component(service = Deadlines.class)
public final class Deadlines {

    private final Adjustments adjustments;
    private final Institutions institutions;

    /** Reads from the domains that keep plans and calendars. */
    @Activate
    public Deadlines(@Reference Adjustments adjustments, @Reference Institutions institutions) {
        this.adjustments = adjustments;
        this.institutions = institutions;
    }

    /** The deadlines of these registrations, of one institution. */
    Adjusted of(Caller caller, InstitutionCode institution, Collection<ModuleRegistration> registrations) {
        Caller insider = Insider.of(caller);
        Map<StudentId, List<Effect>> effects = adjustments.effects(
                insider,
                registrations.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()));
        if (effects.isEmpty()) {
            return Adjusted.NONE;
        }
        Map<ModuleRegistrationId, List<Effect>> of = new HashMap<>();
        registrations.forEach(one -> {
            if (effects.containsKey(one.studentId())) {
                of.put(one.id(), effects.get(one.studentId()));
            }
        });
        return new Adjusted(of, institutions.calendar(insider, institution));
    }

    /**
     * What adjustments do to deadlines.
     *
     * @param effects what there is to do for each registration whose student has a plan
     * @param calendar the working days of the institution
     */
    public record Adjusted(Map<ModuleRegistrationId, List<Effect>> effects, WorkingDayCalendar calendar) {

        static final Adjusted NONE = new Adjusted(Map.of(), null);

        /** The element as it holds for the student. */
        Element on(ModuleRegistrationId registration, Element element) {
            LocalDateTime deadline = of(registration, element);
            return Objects.equals(deadline, element.deadline()) ? element : element.due(deadline);
        }

        /** The last moment for an element by the plan that holds on the day of its deadline; null where there is none. */
        public LocalDateTime of(ModuleRegistrationId registration, Element element) {
            LocalDateTime deadline = element.deadline();
            if (deadline == null || !effects.containsKey(registration)) {
                return deadline;
            }
            LocalDate day = deadline.toLocalDate();
            int days = effects.get(registration).stream()
                    .filter(effect -> effect.kind() == Kind.DEADLINE && effect.holdsOn(day))
                    .mapToInt(Effect::amount)
                    .max()
                    .orElse(0);
            return days == 0 ? deadline : calendar.plusWorkingDays(day, days).atTime(deadline.toLocalTime());
        }
    }
}
