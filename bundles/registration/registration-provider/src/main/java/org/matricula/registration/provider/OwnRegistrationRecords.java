package org.matricula.registration.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.ModuleAttendance;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.OwnRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link OwnRegistration} through the services that staff use, for the one student that the caller is. */
@Component
public final class OwnRegistrationRecords implements OwnRegistration {

    private final StudentAccounts accounts;
    private final Persons persons;
    private final Registrations registrations;
    private final EnrolmentTasks tasks;
    private final Curriculum curriculum;
    private final ModuleSpecifications specifications;

    /** Asks the services. */
    @Activate
    public OwnRegistrationRecords(
            @Reference StudentAccounts accounts,
            @Reference Persons persons,
            @Reference Registrations registrations,
            @Reference EnrolmentTasks tasks,
            @Reference Curriculum curriculum,
            @Reference ModuleSpecifications specifications) {
        this.accounts = accounts;
        this.persons = persons;
        this.registrations = registrations;
        this.tasks = tasks;
        this.curriculum = curriculum;
        this.specifications = specifications;
    }

    @Override
    public List<ProgrammeRegistration> programmes(Caller caller) {
        caller.require(OWN);
        return registrations.programmesOf(reader(caller), student(caller));
    }

    @Override
    public List<ModuleRegistration> modules(Caller caller) {
        caller.require(OWN);
        return registrations.modulesOf(reader(caller), student(caller));
    }

    @Override
    public List<ModuleAttendance> attendance(Caller caller) {
        caller.require(OWN);
        List<ModuleRegistration> taken = modules(caller).stream()
                .filter(one -> one.status() != ModuleRegistration.Status.WITHDRAWN)
                .toList();
        Caller reader = caller.acting(caller.scope(), Curriculum.READ);
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                reader, taken.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
        Map<Term, Map<ModuleId, String>> required = new HashMap<>();
        runs.values().stream()
                .collect(Collectors.groupingBy(
                        run -> new Term(run.institution(), run.session()),
                        Collectors.mapping(Occurrence::moduleId, Collectors.toSet())))
                .forEach((term, modules) -> required.put(
                        term, specifications.attendance(reader, term.institution(), modules, term.session())));
        List<ModuleAttendance> found = new ArrayList<>();
        for (ModuleRegistration one : taken) {
            Occurrence run = runs.get(one.occurrenceId());
            String demand = run == null
                    ? null
                    : required.get(new Term(run.institution(), run.session())).get(run.moduleId());
            if (demand != null) {
                found.add(new ModuleAttendance(one.id(), run.moduleCode(), run.session(), demand));
            }
        }
        return found;
    }

    private record Term(InstitutionCode institution, AcademicSession session) {}

    @Override
    public List<EnrolmentTask> tasks(Caller caller) {
        caller.require(OWN);
        return tasks.of(reader(caller), student(caller));
    }

    @Override
    public Versioned<EnrolmentTask> task(Caller caller, EnrolmentTaskId id) {
        caller.require(OWN);
        return own(caller, id);
    }

    @Override
    public List<EnrolmentJudgement.Gate> gates(Caller caller, EnrolmentTaskId id) {
        caller.require(OWN);
        return tasks.judgement(reader(caller), own(caller, id).record().id()).gates();
    }

    @Override
    public Versioned<EnrolmentTask> declare(Caller caller, EnrolmentTaskId id, String edition, long version) {
        caller.require(OWN);
        return tasks.declare(
                caller.acting(caller.scope(), EnrolmentTasks.DECLARE),
                own(caller, id).record().id(),
                edition,
                version);
    }

    @Override
    public List<MissingDocument> documents(Caller caller) {
        caller.require(OWN);
        return tasks.documents(reader(caller), student(caller)).stream()
                .map(one -> one.record().toStudent())
                .toList();
    }

    private Versioned<EnrolmentTask> own(Caller caller, EnrolmentTaskId id) {
        Set<StudentId> person = person(caller);
        Versioned<EnrolmentTask> task = tasks.get(reader(caller), id);
        if (!person.contains(task.record().studentId())) {
            throw Problem.notFound("enrolment task", id).exception();
        }
        return task;
    }

    private StudentId student(Caller caller) {
        return accounts.required(caller.acting(caller.scope(), StudentAccounts.OWN));
    }

    private Set<StudentId> person(Caller caller) {
        return persons.identities(caller.acting(caller.scope(), Persons.READ), student(caller));
    }

    private static Caller reader(Caller caller) {
        return caller.acting(caller.scope(), Registrations.READ);
    }
}
