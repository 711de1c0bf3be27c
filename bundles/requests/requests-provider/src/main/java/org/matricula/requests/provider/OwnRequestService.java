package org.matricula.requests.provider;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.OwnRequests;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link OwnRequests} at the desk that staff use, for the one student that the caller is. */
@Component
public final class OwnRequestService implements OwnRequests {

    private final StudentAccounts accounts;
    private final Persons persons;
    private final Registrations registrations;
    private final RequestStore store;
    private final RequestDesk desk;
    private final Requests requests;

    /** Asks the services. */
    @Activate
    public OwnRequestService(
            @Reference StudentAccounts accounts,
            @Reference Persons persons,
            @Reference Registrations registrations,
            @Reference RequestStore store,
            @Reference RequestDesk desk,
            @Reference Requests requests) {
        this.accounts = accounts;
        this.persons = persons;
        this.registrations = registrations;
        this.store = store;
        this.desk = desk;
        this.requests = requests;
    }

    @Override
    public Preview preview(Caller caller, ProgrammeRegistrationId registration, RequestKind kind, Asked asked) {
        caller.require(OWN);
        return desk.preview(submitter(caller), application(caller, registration, kind, asked));
    }

    @Override
    public Versioned<StudentRequest> draft(
            Caller caller, ProgrammeRegistrationId registration, RequestKind kind, Asked asked) {
        caller.require(OWN);
        return told(caller, desk.draft(submitter(caller), application(caller, registration, kind, asked)));
    }

    @Override
    public Versioned<StudentRequest> change(Caller caller, RequestId id, Asked asked, long version) {
        caller.require(OWN);
        return told(caller, desk.change(submitter(caller), own(caller, id), asked, version));
    }

    @Override
    public Versioned<StudentRequest> submit(Caller caller, RequestId id, long version) {
        caller.require(OWN);
        return told(caller, desk.submit(submitter(caller), own(caller, id), version));
    }

    @Override
    public Versioned<StudentRequest> takeBack(Caller caller, RequestId id, long version, String reason) {
        caller.require(OWN);
        return told(caller, desk.takeBack(submitter(caller), own(caller, id), version, reason));
    }

    @Override
    public List<StudentRequest> all(Caller caller) {
        caller.require(OWN);
        return store.of(caller.scope(), person(caller)).stream()
                .map(stored -> stored.request().toStudent(caller.name()))
                .toList();
    }

    @Override
    public Versioned<StudentRequest> get(Caller caller, RequestId id) {
        caller.require(OWN);
        return told(caller, requests.get(reader(caller), own(caller, id)));
    }

    @Override
    public List<Step> steps(Caller caller, RequestId id) {
        caller.require(OWN);
        return requests.steps(reader(caller), own(caller, id)).stream()
                .map(step -> told(caller, step))
                .toList();
    }

    @Override
    public List<RequestLetter> letters(Caller caller, RequestId id) {
        caller.require(OWN);
        return requests.letters(reader(caller), own(caller, id));
    }

    private static Versioned<StudentRequest> told(Caller caller, Versioned<StudentRequest> request) {
        return new Versioned<>(request.record().toStudent(caller.name()), request.version());
    }

    private static Step told(Caller caller, RequestStep step) {
        boolean known = step.letter() || step.actor().equals(caller.name());
        return new Step(
                step.place(),
                step.state(),
                step.role(),
                known ? step.reason() : null,
                step.clause(),
                step.at(),
                step.letter());
    }

    /** A registration of somebody else is as unknown as one that there is not. */
    private Application application(
            Caller caller, ProgrammeRegistrationId registration, RequestKind kind, Asked asked) {
        StudentId student = student(caller);
        Caller reader = caller.acting(caller.scope(), Registrations.READ);
        if (registration != null
                && registrations.programmesOf(reader, student).stream()
                        .noneMatch(one -> one.id().equals(registration))) {
            throw Problem.notFound("programme registration", registration).exception();
        }
        return new Application(student, registration, kind, asked);
    }

    private RequestId own(Caller caller, RequestId id) {
        Set<StudentId> person = person(caller);
        return store.get(caller.scope(), id)
                .map(Stored::request)
                .filter(request -> person.contains(request.studentId()))
                .map(StudentRequest::id)
                .orElseThrow(() -> Problem.notFound("request", id).exception());
    }

    private Set<StudentId> person(Caller caller) {
        return persons.identities(caller.acting(caller.scope(), Persons.READ), student(caller));
    }

    private StudentId student(Caller caller) {
        return accounts.required(caller.acting(caller.scope(), StudentAccounts.OWN));
    }

    private static Caller submitter(Caller caller) {
        return caller.acting(caller.scope(), RequestDesk.SUBMIT);
    }

    private static Caller reader(Caller caller) {
        return caller.acting(caller.scope(), Requests.READ);
    }
}
