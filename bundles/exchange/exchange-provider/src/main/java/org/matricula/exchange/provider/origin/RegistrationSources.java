package org.matricula.exchange.provider.origin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.exchange.provider.destination.RowForm;
import org.matricula.exchange.provider.destination.StatusEventLine;
import org.matricula.exchange.provider.destination.Subject;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.EnrolmentTaskRow;
import org.matricula.registration.api.GateCheckRow;
import org.matricula.registration.api.IdCardRow;
import org.matricula.registration.api.MissingDocumentRow;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.WaiverRow;
import org.matricula.students.api.StatusEventRow;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** What is kept about students' registrations, some hundreds of students at a time. */
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
    public static List<Source> of(
            Registrations registrations,
            RegistrationFiles files,
            StudentFiles studentFiles,
            EnrolmentFiles enrolment,
            ClaimFiles claims,
            Students students,
            Curriculum curriculum) {
        RegistrationSources sources = new RegistrationSources(registrations, students, curriculum);
        return List.of(
                Pages.rows(
                        Target.PROGRAMME_REGISTRATIONS,
                        READ,
                        students,
                        ProgrammeRegistrationRow.class,
                        files::programmeRegistrations),
                sources.statusEvents(studentFiles),
                sources.modules(),
                sources.priorLearning(),
                Pages.rows(Target.WAIVERS, READ, students, WaiverRow.class, files::waivers),
                Pages.rows(Target.ENROLMENT_TASKS, READ, students, EnrolmentTaskRow.class, files::enrolmentTasks),
                Pages.rows(Target.GATE_CHECKS, READ, students, GateCheckRow.class, enrolment::gateChecks),
                Pages.rows(
                        Target.MISSING_DOCUMENTS,
                        READ,
                        students,
                        MissingDocumentRow.class,
                        enrolment::missingDocuments),
                Pages.rows(Target.ID_CARDS, READ, students, IdCardRow.class, enrolment::idCards),
                Pages.rows(Target.CLAIMS, READ, students, ClaimRow.class, claims::claims));
    }

    private Map<ProgrammeId, String> codes(Caller caller, InstitutionCode institution) {
        Map<ProgrammeId, String> codes = new HashMap<>();
        Pages.each(
                page -> curriculum.programmes(caller, institution, page),
                some -> some.forEach(programme -> codes.put(programme.id(), programme.code())));
        return codes;
    }

    private Source statusEvents(StudentFiles studentFiles) {
        RowForm<StatusEventLine> form = RowForm.of(StatusEventLine.class);
        return Source.of(Target.STATUS_EVENTS, READ, (caller, institution, session, taker) -> {
            Map<ProgrammeId, String> codes = codes(caller, institution);
            Pages.numbered(students, caller, institution, some -> {
                Map<ProgrammeRegistrationId, ProgrammeRegistration> about =
                        registrations.programmesOf(caller, institution, some.keySet()).stream()
                                .collect(Collectors.toMap(ProgrammeRegistration::id, one -> one));
                studentFiles
                        .statusEvents(caller, institution, some)
                        .forEach(row -> taker.accept(form.write(line(row, about, codes))));
            });
        });
    }

    private static StatusEventLine line(
            StatusEventRow row,
            Map<ProgrammeRegistrationId, ProgrammeRegistration> about,
            Map<ProgrammeId, String> codes) {
        ProgrammeRegistration registration =
                Subject.registration(row.subject()).map(about::get).orElse(null);
        return new StatusEventLine(
                row.studentNumber(),
                row.engagementKind(),
                row.engagementBegins(),
                registration == null ? null : codes.get(registration.programmeId()),
                registration == null ? null : registration.entrySession(),
                registration == null ? row.subject() : null,
                row.status(),
                row.effective(),
                row.expectedReturn(),
                row.reason(),
                row.source());
    }

    private Source modules() {
        return Source.of(Target.MODULE_REGISTRATIONS, READ, (caller, institution, session, taker) -> {
            Map<OccurrenceId, Occurrence> occurrences = curriculum.occurrences(caller, institution, session).stream()
                    .collect(Collectors.toMap(Occurrence::id, occurrence -> occurrence));
            Map<ProgrammeId, String> codes = codes(caller, institution);
            each(caller, institution, (ids, numbers) -> {
                Map<ProgrammeRegistrationId, String> on = new HashMap<>();
                Stream.concat(
                                registrations.programmesOf(caller, institution, ids).stream(),
                                registrations.voided(caller, institution, ids).stream())
                        .forEach(one -> on.put(one.id(), codes.get(one.programmeId())));
                registrations.modulesOf(caller, institution, ids).stream()
                        .filter(registration -> occurrences.containsKey(registration.occurrenceId()))
                        .forEach(registration -> taker.accept(new Line()
                                .put("student_number", numbers.get(registration.studentId()))
                                .put(CurriculumSources.key(occurrences.get(registration.occurrenceId())))
                                .put("attempt", registration.attempt())
                                .put("registered_on", registration.registeredOn())
                                .put("withdrawn_on", registration.withdrawnOn())
                                .put("programme_code", on.get(registration.programmeRegistrationId()))
                                .put("on_record", true)
                                .values()));
            });
        });
    }

    private Source priorLearning() {
        return Source.of(Target.PRIOR_LEARNING, READ, (caller, institution, session, taker) -> {
            Map<ProgrammeId, String> codes = codes(caller, institution);
            each(caller, institution, (ids, numbers) -> {
                List<PriorLearning> all = registrations.priorLearning(caller, institution, ids);
                Map<ModuleId, Module> modules = curriculum.modules(
                        caller, all.stream().map(PriorLearning::moduleId).collect(Collectors.toSet()));
                all.forEach(one -> taker.accept(new Line()
                        .put("student_number", numbers.get(one.studentId()))
                        .put("module_code", modules.get(one.moduleId()).code())
                        .put("origin", one.origin())
                        .put("mark", one.mark())
                        .put("programme_code", codes.get(one.programmeId()))
                        .values()));
            });
        });
    }

    private void each(
            Caller caller, InstitutionCode institution, BiConsumer<List<StudentId>, Map<StudentId, String>> taker) {
        Pages.numbered(students, caller, institution, numbers -> taker.accept(List.copyOf(numbers.keySet()), numbers));
    }
}
