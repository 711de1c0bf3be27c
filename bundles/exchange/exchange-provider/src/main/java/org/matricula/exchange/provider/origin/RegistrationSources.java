package org.matricula.exchange.provider.origin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Programme and module registrations, recognised prior learning; some hundreds of students at a time. */
public final class RegistrationSources {

    private static final List<Privilege> READ = List.of(Registrations.READ, Students.READ, Curriculum.READ);

    private final Registrations registrations;
    private final Students students;
    private final Curriculum curriculum;

    private RegistrationSources(Registrations registrations, Students students, Curriculum curriculum) {
        this.registrations = registrations;
        this.students = students;
        this.curriculum = curriculum;
    }

    /** Reads the registrations. */
    public static List<Source> of(Registrations registrations, Students students, Curriculum curriculum) {
        RegistrationSources sources = new RegistrationSources(registrations, students, curriculum);
        return List.of(sources.programmes(), sources.modules(), sources.priorLearning());
    }

    private Source programmes() {
        return Source.of(Target.PROGRAMME_REGISTRATIONS, READ, (caller, institution, session, taker) -> {
            Map<ProgrammeId, String> codes = new HashMap<>();
            Pages.each(
                    page -> curriculum.programmes(caller, institution, page),
                    some -> some.forEach(programme -> codes.put(programme.id(), programme.code())));
            each(caller, institution, (ids, numbers) -> registrations.programmesOf(caller, institution, ids).stream()
                    .filter(registration -> in(session, registration.session()))
                    .forEach(registration -> taker.accept(new Line()
                            .put("student_number", numbers.get(registration.studentId()))
                            .put("programme_code", codes.get(registration.programmeId()))
                            .put("entry_session", registration.entrySession())
                            .put("session", registration.session())
                            .put("level", registration.level())
                            .put("mode", registration.mode())
                            .put("entry", registration.entry())
                            .put("started_on", registration.startedOn())
                            .values())));
        });
    }

    private Source modules() {
        return Source.of(Target.MODULE_REGISTRATIONS, READ, (caller, institution, session, taker) -> {
            Map<OccurrenceId, Occurrence> occurrences = curriculum.occurrences(caller, institution, session).stream()
                    .collect(Collectors.toMap(Occurrence::id, occurrence -> occurrence));
            each(caller, institution, (ids, numbers) -> registrations.modulesOf(caller, institution, ids).stream()
                    .filter(registration -> occurrences.containsKey(registration.occurrenceId()))
                    .forEach(registration -> taker.accept(new Line()
                            .put("student_number", numbers.get(registration.studentId()))
                            .put(CurriculumSources.key(occurrences.get(registration.occurrenceId())))
                            .put("attempt", registration.attempt())
                            .put("registered_on", registration.registeredOn())
                            .put("withdrawn_on", registration.withdrawnOn())
                            .values())));
        });
    }

    private Source priorLearning() {
        return Source.of(
                Target.PRIOR_LEARNING,
                READ,
                (caller, institution, session, taker) -> each(caller, institution, (ids, numbers) -> {
                    List<PriorLearning> all = registrations.priorLearning(caller, institution, ids);
                    Map<ModuleId, Module> modules = curriculum.modules(
                            caller, all.stream().map(PriorLearning::moduleId).collect(Collectors.toSet()));
                    all.forEach(one -> taker.accept(new Line()
                            .put("student_number", numbers.get(one.studentId()))
                            .put("module_code", modules.get(one.moduleId()).code())
                            .put("origin", one.origin())
                            .put("mark", one.mark())
                            .values()));
                }));
    }

    private void each(
            Caller caller, InstitutionCode institution, BiConsumer<List<StudentId>, Map<StudentId, String>> taker) {
        Pages.students(students, caller, institution, some -> {
            Map<StudentId, String> numbers = new LinkedHashMap<>();
            for (Student student : some) {
                numbers.put(student.id(), student.number());
            }
            taker.accept(List.copyOf(numbers.keySet()), numbers);
        });
    }

    private static boolean in(AcademicSession wanted, AcademicSession session) {
        return wanted == null || wanted.equals(session);
    }
}
