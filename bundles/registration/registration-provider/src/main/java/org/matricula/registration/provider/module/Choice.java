package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/**
 * What one student would take and leave.
 *
 * @param registration the active programme registration
 * @param take what would be taken in its session
 * @param leave registrations of its session to be left
 * @param loadReason why more than the ordinary load; null without
 */
record Choice(
        ProgrammeRegistration registration,
        List<Take> take,
        List<ModuleRegistration> leave,
        LoadFacts.Reason loadReason) {

    StudentId student() {
        return registration.studentId();
    }

    /** True when all of it is a record, and nobody chooses now. */
    boolean isTold() {
        return !take.isEmpty() && leave.isEmpty() && take.stream().allMatch(Take::told);
    }

    /** What somebody chose. */
    List<Take> chosen() {
        return take.stream().filter(Take::isChosen).toList();
    }

    /** What a record tells that a board ordered: it has to follow a failed attempt, and nothing else is asked. */
    List<Take> ordered() {
        return take.stream().filter(one -> !one.isChosen()).toList();
    }

    /** True when a record tells of the day, which had been before it was told. */
    boolean tells(LocalDate day) {
        return take.stream().anyMatch(one -> one.told() && one.on().equals(day));
    }

    /** True when only what a record tells to lie no later than a day is taken. */
    boolean tellsUpTo(LocalDate day) {
        return leave.isEmpty()
                && take.stream().allMatch(one -> one.told() && !one.on().isAfter(day));
    }

    /** The days on which it is made: whatever stands for or against it is asked as of these. */
    Set<LocalDate> days(LocalDate today) {
        Set<LocalDate> days = chosen().stream().map(Take::on).collect(Collectors.toCollection(TreeSet::new));
        if (days.isEmpty() || !leave.isEmpty()) {
            days.add(today);
        }
        return days;
    }
}
