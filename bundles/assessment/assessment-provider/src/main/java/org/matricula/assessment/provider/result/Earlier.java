package org.matricula.assessment.provider.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.provider.result.ComputationChunk.Work;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;

/** An attempt that another one is a resit of, on the run on which it was taken. */
record Earlier(Occurrence occurrence, ModuleRegistration registration) {

    // of several, the last one before the resit
    private static final Comparator<Earlier> LATEST = Comparator.comparing((Earlier one) -> one.occurrence.session())
            .thenComparing(one -> one.registration.id().value());

    private record Seat(StudentId student, Attempt attempt) {}

    private record Resit(Occurrence occurrence, ModuleRegistration registration) {

        boolean isOf(Earlier one) {
            return one.occurrence.moduleId().equals(occurrence.moduleId())
                    && one.occurrence.session().compareTo(occurrence.session()) <= 0
                    && one.registration.attempt() == registration.attempt().resitOf();
        }
    }

    /** The attempts that resits are resits of, by the resit: on the same run, else on another one of the module. */
    static Map<ModuleRegistrationId, Earlier> of(
            Caller caller,
            InstitutionCode institution,
            List<Work> work,
            Registrations registrations,
            Curriculum curriculum,
            Persons persons) {
        Map<ModuleRegistrationId, Earlier> earlier = new HashMap<>();
        List<Resit> elsewhere = new ArrayList<>();
        for (Work one : work) {
            Map<Seat, ModuleRegistration> seats = new HashMap<>();
            one.all().forEach(r -> seats.put(new Seat(r.studentId(), r.attempt()), r));
            for (ModuleRegistration registration : one.registrations()) {
                Attempt of = registration.attempt().resitOf();
                ModuleRegistration seat = of == null ? null : seats.get(new Seat(registration.studentId(), of));
                if (seat != null) {
                    earlier.put(registration.id(), new Earlier(one.occurrence(), seat));
                } else if (of != null) {
                    elsewhere.add(new Resit(one.occurrence(), registration));
                }
            }
        }
        if (!elsewhere.isEmpty()) {
            Set<StudentId> students = elsewhere.stream()
                    .map(resit -> resit.registration.studentId())
                    .collect(Collectors.toSet());
            Map<StudentId, Set<StudentId>> identities = persons.identities(caller, students);
            identities.values().forEach(students::addAll);
            Map<StudentId, List<Earlier>> taken = taken(caller, institution, students, registrations, curriculum);
            for (Resit resit : elsewhere) {
                StudentId student = resit.registration.studentId();
                identities.getOrDefault(student, Set.of(student)).stream()
                        .flatMap(identity -> taken.getOrDefault(identity, List.of()).stream())
                        .filter(resit::isOf)
                        .max(LATEST)
                        .ifPresent(one -> earlier.put(resit.registration.id(), one));
            }
        }
        return earlier;
    }

    /** Attempts that may be resat, by student. */
    private static Map<StudentId, List<Earlier>> taken(
            Caller caller,
            InstitutionCode institution,
            Set<StudentId> students,
            Registrations registrations,
            Curriculum curriculum) {
        List<ModuleRegistration> attempts = registrations.modulesOf(caller, institution, students).stream()
                .filter(r -> r.status() == Status.REGISTERED && r.attempt().resitOf() == null)
                .toList();
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                caller, attempts.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
        return attempts.stream()
                .filter(r -> runs.containsKey(r.occurrenceId()))
                .collect(Collectors.groupingBy(
                        ModuleRegistration::studentId,
                        Collectors.mapping(r -> new Earlier(runs.get(r.occurrenceId()), r), Collectors.toList())));
    }
}
