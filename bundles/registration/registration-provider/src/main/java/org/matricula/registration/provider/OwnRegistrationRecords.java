package org.matricula.registration.provider;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.MissingDocument;
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

    /** Asks the services. */
    @Activate
    public OwnRegistrationRecords(
            @Reference StudentAccounts accounts,
            @Reference Persons persons,
            @Reference Registrations registrations,
            @Reference EnrolmentTasks tasks) {
        this.accounts = accounts;
        this.persons = persons;
        this.registrations = registrations;
        this.tasks = tasks;
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
                .map(Versioned::record)
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
