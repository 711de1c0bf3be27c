package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * What the persons behind students are registered on.
 *
 * @param registrations those of one session, by student
 * @param occurrences of what
 * @param attempts by student, in whatever session
 * @param running the programmes that they are on in the session
 */
public record Taken(
        Map<StudentId, List<ModuleRegistration>> registrations,
        Map<OccurrenceId, Occurrence> occurrences,
        Map<StudentId, List<Attempted>> attempts,
        Map<ProgrammeRegistrationId, ProgrammeId> running,
        Map<StudentId, LocalDate> cancelled) {

    /** False for what belongs to another programme that the person is on; what belongs to none counts for each. */
    boolean isOf(ProgrammeRegistration registration, ModuleRegistration one) {
        ProgrammeId programme = running.get(one.programmeRegistrationId());
        return programme == null || programme.equals(registration.programmeId());
    }

    /**
     * The day from which the weeks of change of a run are counted: its first day; for who was on one of the session
     * that was cancelled the day of that, where it is later (AMB-T-246).
     */
    LocalDate weeksFrom(StudentId student, Occurrence run) {
        LocalDate since = cancelled.get(student);
        return run.starts() == null || since == null || since.isBefore(run.starts()) ? run.starts() : since;
    }

    /** With attempts of which the same call tells. */
    Taken with(Map<StudentId, List<Attempted>> told) {
        Map<StudentId, List<Attempted>> all = new HashMap<>();
        Stream.of(attempts, told)
                .forEach(some -> some.forEach((student, each) ->
                        all.computeIfAbsent(student, s -> new ArrayList<>()).addAll(each)));
        return new Taken(registrations, occurrences, all, running, cancelled);
    }

    /** True when an attempt stands that a run would be the repetition of. */
    boolean isRepeated(StudentId student, Occurrence run) {
        return attempts.getOrDefault(student, List.of()).stream()
                .anyMatch(one -> one.run().moduleId().equals(run.moduleId())
                        && !one.run().id().equals(run.id())
                        && one.run().session().compareTo(run.session()) <= 0);
    }

    /** True when a first attempt on another run of the module stands or is chosen too, and is not left. */
    boolean isBegun(Choice choice, Occurrence run) {
        Set<OccurrenceId> left =
                choice.leave().stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet());
        return Stream.concat(
                        attempts.getOrDefault(choice.student(), List.of()).stream()
                                .filter(one -> !left.contains(one.run().id())),
                        choice.take().stream().map(one -> new Attempted(one.run(), one.attempt())))
                .anyMatch(one -> one.attempt() == Attempt.FIRST
                        && one.run().moduleId().equals(run.moduleId())
                        && !one.run().id().equals(run.id()));
    }

    /** Why a run cannot be taken that the person takes under another identity; null where it can. */
    Problem elsewhere(StudentId student, Occurrence run, Attempt attempt) {
        return of(student).stream()
                .filter(one -> one.occurrenceId().equals(run.id())
                        && one.attempt() == attempt
                        && !one.studentId().equals(student))
                .findFirst()
                .map(one -> Problem.conflict(
                        "occurrenceId",
                        run.id(),
                        "the person is registered on it already, by registration %s of the student %s"
                                .formatted(one.id(), one.studentId())))
                .orElse(null);
    }

    /** True when the attempt stands that another would be the resit of. */
    boolean isResat(StudentId student, Occurrence run, Attempt resit) {
        return attempts.getOrDefault(student, List.of()).stream()
                .anyMatch(one -> one.run().moduleId().equals(run.moduleId())
                        && one.attempt() == resit.resitOf()
                        && one.run().session().compareTo(run.session()) <= 0);
    }

    public List<ModuleRegistration> of(StudentId student) {
        return registrations.getOrDefault(student, List.of());
    }
}
