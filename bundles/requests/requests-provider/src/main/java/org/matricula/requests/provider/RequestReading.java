package org.matricula.requests.provider;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.requests.api.DutyQuery;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestQuery;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.DutyStore;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Requests} on the domain's stores. */
@Component
public final class RequestReading implements Requests {

    private final RequestStore store;
    private final StepStore steps;
    private final DutyStore duties;
    private final Persons persons;

    /** Reads the stores. */
    @Activate
    public RequestReading(
            @Reference RequestStore store,
            @Reference StepStore steps,
            @Reference DutyStore duties,
            @Reference Persons persons) {
        this.persons = persons;
        this.store = store;
        this.steps = steps;
        this.duties = duties;
    }

    @Override
    public Page<StudentRequest> find(Caller caller, RequestQuery query, PageRequest page) {
        caller.require(READ);
        Set<StudentId> person = query.studentId() == null
                ? Set.of()
                : persons.identities(caller.acting(caller.scope(), Persons.READ), query.studentId());
        List<StudentRequest> rows = store.find(caller.scope(), query, person, page).stream()
                .map(Stored::request)
                .toList();
        return Page.cut(rows, page.limit(), last -> last.id().toString());
    }

    @Override
    public Versioned<StudentRequest> get(Caller caller, RequestId id) {
        caller.require(READ);
        return found(caller, id);
    }

    @Override
    public List<RequestStep> steps(Caller caller, RequestId id) {
        caller.require(READ);
        found(caller, id);
        return steps.steps(caller.scope(), id);
    }

    @Override
    public List<RequestLetter> letters(Caller caller, RequestId id) {
        caller.require(READ);
        found(caller, id);
        return steps.letters(caller.scope(), id);
    }

    @Override
    public Page<RequestDuty> duties(Caller caller, DutyQuery query, PageRequest page) {
        caller.require(READ);
        return Page.cut(duties.find(caller.scope(), query, page), page.limit(), last -> last.id()
                .toString());
    }

    private Versioned<StudentRequest> found(Caller caller, RequestId id) {
        Stored stored = store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("request", id).exception());
        return new Versioned<>(stored.request(), stored.version());
    }
}
