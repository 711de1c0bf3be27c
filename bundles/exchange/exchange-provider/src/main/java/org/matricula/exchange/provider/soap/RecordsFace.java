package org.matricula.exchange.provider.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.matricula.boards.api.Candidate;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.exchange.provider.soap.v1.DecisionRecord;
import org.matricula.exchange.provider.soap.v1.MarkOutcome;
import org.matricula.exchange.provider.soap.v1.MarkSubmission;
import org.matricula.exchange.provider.soap.v1.Records;
import org.matricula.exchange.provider.soap.v1.ResultRecord;
import org.matricula.exchange.provider.soap.v1.StudentRecord;
import org.matricula.exchange.provider.soap.v1.StudentRegistrations;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * The operations of the contract. Privileges and scope are the services' own affair: they get the caller whom the gate
 * signed in. Refusals leave as problems and become typed faults on their way out.
 */
final class RecordsFace implements Records {

    private final Neighbours ask;

    RecordsFace(Neighbours neighbours) {
        this.ask = neighbours;
    }

    @Override
    public StudentRecord getStudent(String institution, String studentNumber) {
        Caller caller = caller();
        StudentId id = student(caller, InstitutionCode.valueOf(institution), studentNumber);
        return Answers.student(
                ask.students().call(students -> students.get(caller, id)).record());
    }

    @Override
    public StudentRegistrations getRegistrations(String institution, String studentNumber) {
        Caller caller = caller();
        InstitutionCode code = InstitutionCode.valueOf(institution);
        StudentId id = student(caller, code, studentNumber);
        List<ProgrammeRegistration> onProgrammes = programmes(caller, id);
        List<ModuleRegistration> onModules = ask.registrations().call(r -> r.modulesOf(caller, id));
        List<PriorLearning> recognised = ask.registrations().call(r -> r.priorLearningOf(caller, id));
        Map<OccurrenceId, Occurrence> runs = occurrences(caller, onModules);
        Map<ModuleId, Module> modules = modules(caller, runs, recognised);

        StudentRegistrations all = new StudentRegistrations();
        onProgrammes.forEach(r -> {
            Programme programme = programme(caller, r);
            all.getProgramme().add(Answers.programme(r, programme, title(caller, r, programme)));
        });
        onModules.forEach(r -> {
            Occurrence run = runs.get(r.occurrenceId());
            all.getModule().add(Answers.module(r, run, modules.get(run.moduleId())));
        });
        recognised.forEach(p -> all.getPriorLearning().add(Answers.recognised(p, modules.get(p.moduleId()))));
        return all;
    }

    @Override
    public List<ResultRecord> getResults(String institution, String studentNumber) {
        Caller caller = caller();
        StudentId id = student(caller, InstitutionCode.valueOf(institution), studentNumber);
        return ask.results().call(results -> results.of(caller, id)).stream()
                .map(Answers::result)
                .toList();
    }

    @Override
    public List<DecisionRecord> getDecisions(String institution, String studentNumber) {
        Caller caller = caller();
        StudentId id = student(caller, InstitutionCode.valueOf(institution), studentNumber);
        List<Candidate> released = ask.boards().call(boards -> boards.released(caller, id));
        Map<ProgrammeRegistrationId, ProgrammeRegistration> registrations = released.isEmpty()
                ? Map.of()
                : programmes(caller, id).stream()
                        .collect(Collectors.toMap(ProgrammeRegistration::id, Function.identity()));
        return released.stream()
                .map(c -> Answers.decision(c, programme(caller, registrations.get(c.registrationId()))))
                .toList();
    }

    @Override
    public List<MarkOutcome> submitMarks(String institution, List<MarkSubmission> mark) {
        Caller caller = caller();
        InstitutionCode code = InstitutionCode.valueOf(institution);
        List<RowOutcome> outcomes =
                new MarkRows(mark).recorded(rows -> ask.marks().call(marks -> marks.record(caller, code, rows)));
        List<MarkOutcome> answer = new ArrayList<>(outcomes.size());
        for (RowOutcome outcome : outcomes) {
            answer.add(Answers.outcome(answer.size() + 1, outcome));
        }
        return answer;
    }

    private StudentId student(Caller caller, InstitutionCode institution, String number) {
        StudentId id = ask.students()
                .call(students -> students.byNumber(caller, institution, List.of(number)))
                .get(number);
        if (id == null) {
            throw Problem.notFound("studentNumber", number).exception();
        }
        return id;
    }

    private List<ProgrammeRegistration> programmes(Caller caller, StudentId id) {
        return ask.registrations().call(registrations -> registrations.programmesOf(caller, id));
    }

    private Programme programme(Caller caller, ProgrammeRegistration registration) {
        return ask.curriculum()
                .call(curriculum -> curriculum.programme(caller, registration.programmeId()))
                .record();
    }

    private String title(Caller caller, ProgrammeRegistration registration, Programme programme) {
        return ask.versions()
                .call(versions -> versions.inForce(caller, programme.id(), registration.session()))
                .map(version -> version.titleOn(registration.route()))
                .orElse(programme.title());
    }

    private Map<OccurrenceId, Occurrence> occurrences(Caller caller, List<ModuleRegistration> registrations) {
        return registrations.stream()
                .map(ModuleRegistration::occurrenceId)
                .distinct()
                .map(id -> ask.curriculum()
                        .call(curriculum -> curriculum.occurrence(caller, id))
                        .record())
                .collect(Collectors.toMap(Occurrence::id, Function.identity()));
    }

    private Map<ModuleId, Module> modules(
            Caller caller, Map<OccurrenceId, Occurrence> runs, List<PriorLearning> recognised) {
        List<ModuleId> ids = Stream.concat(
                        runs.values().stream().map(Occurrence::moduleId),
                        recognised.stream().map(PriorLearning::moduleId))
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : ask.curriculum().call(curriculum -> curriculum.modules(caller, ids));
    }

    private static Caller caller() {
        return PhaseInterceptorChain.getCurrentMessage().getExchange().get(Caller.class);
    }
}
