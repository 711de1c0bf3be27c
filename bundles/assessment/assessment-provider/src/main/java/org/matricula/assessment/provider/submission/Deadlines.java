package org.matricula.assessment.provider.submission;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.store.ResitDeadlineStore;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustment.Kind;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds the deadlines that hold for an attempt: those of resits (T-RA-2), moved for students with a reasonable adjustment
 * (T-AD-1).
 */
@Component(service = Deadlines.class)
public final class Deadlines {

    private final ResitDeadlineStore resits;
    private final Adjustments adjustments;
    private final Institutions institutions;
    private final Registrations registrations;

    /** Reads what is set for resits, and from the domains that keep plans, calendars and registrations. */
    @Activate
    public Deadlines(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Adjustments adjustments,
            @Reference Institutions institutions,
            @Reference Registrations registrations) {
        this.resits = new ResitDeadlineStore(dataSource);
        this.adjustments = adjustments;
        this.institutions = institutions;
        this.registrations = registrations;
    }

    /** The deadlines of these registrations, of one institution. */
    public Adjusted of(Caller caller, InstitutionCode institution, Collection<ModuleRegistration> sittings) {
        Caller insider = Insider.of(caller);
        Map<ModuleRegistrationId, Own> own = resits(insider, institution, sittings);
        Map<StudentId, List<Effect>> effects = adjustments.effects(
                insider, sittings.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()));
        if (effects.isEmpty()) {
            return new Adjusted(own, Map.of(), null);
        }
        Map<ModuleRegistrationId, List<Effect>> of = new HashMap<>();
        sittings.forEach(one -> {
            if (effects.containsKey(one.studentId())) {
                of.put(one.id(), effects.get(one.studentId()));
            }
        });
        return new Adjusted(own, of, institutions.calendar(insider, institution));
    }

    private record Seat(StudentId student, OccurrenceId occurrence, Attempt attempt) {}

    private Map<ModuleRegistrationId, Own> resits(
            Caller insider, InstitutionCode institution, Collection<ModuleRegistration> sittings) {
        List<ModuleRegistration> resat = sittings.stream()
                .filter(sitting -> sitting.attempt().resitOf() != null)
                .toList();
        if (resat.isEmpty()) {
            return Map.of();
        }
        Set<OccurrenceId> runs =
                resat.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet());
        Set<Seat> taken = registrations
                .on(
                        insider,
                        institution,
                        runs,
                        resat.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()))
                .stream()
                .map(one -> new Seat(one.studentId(), one.occurrenceId(), one.attempt()))
                .collect(Collectors.toSet());
        Map<ElementId, LocalDateTime> set = resits.counting(insider.scope(), runs);
        return resat.stream()
                .collect(Collectors.toMap(
                        ModuleRegistration::id,
                        resit -> new Own(
                                set,
                                taken.contains(new Seat(
                                        resit.studentId(),
                                        resit.occurrenceId(),
                                        resit.attempt().resitOf())))));
    }

    /**
     * The deadlines of a resit.
     *
     * @param set what is set for resits, by element
     * @param again true when the attempt before was taken on the same run, whose deadlines are over
     */
    public record Own(Map<ElementId, LocalDateTime> set, boolean again) {

        Element on(Element element) {
            LocalDateTime own = set.get(element.id());
            return own == null && !again ? element : element.due(own);
        }
    }

    /**
     * What resits and adjustments do to deadlines.
     *
     * @param resits the deadlines of each registration that is a resit
     * @param effects what there is to do for each registration whose student has a plan
     * @param calendar the working days of the institution; null where there are no effects
     */
    public record Adjusted(
            Map<ModuleRegistrationId, Own> resits,
            Map<ModuleRegistrationId, List<Effect>> effects,
            WorkingDayCalendar calendar) {

        static final Adjusted NONE = new Adjusted(Map.of(), Map.of(), null);

        /** The element as it holds for the student. */
        public Element on(ModuleRegistrationId registration, Element element) {
            LocalDateTime deadline = of(registration, element);
            return Objects.equals(deadline, element.deadline()) ? element : element.due(deadline);
        }

        /** The element as it is set for the attempt, before adjustments. */
        public Element set(ModuleRegistrationId registration, Element element) {
            Own own = resits.get(registration);
            return own == null ? element : own.on(element);
        }

        /** True when an element of a resit is to be taken on a day that nobody has set yet. */
        public boolean isUnset(ModuleRegistrationId registration, Element element) {
            Own own = resits.get(registration);
            return own != null && own.again() && !own.set().containsKey(element.id());
        }

        /** The last moment for an element by the plan that holds on the day of its deadline; null where there is none. */
        public LocalDateTime of(ModuleRegistrationId registration, Element element) {
            LocalDateTime deadline = set(registration, element).deadline();
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
