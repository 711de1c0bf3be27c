package org.matricula.requests.provider.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.StepStore.Taken;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests with all that belongs to them, read and added as wholes. */
@Component(service = RequestCases.class)
public final class RequestCases {

    private final RequestStore requests;
    private final StepStore steps;
    private final DutyStore duties;

    /** Works on the stores. */
    @Activate
    public RequestCases(@Reference RequestStore requests, @Reference StepStore steps, @Reference DutyStore duties) {
        this.requests = requests;
        this.steps = steps;
        this.duties = duties;
    }

    /** Lets nobody else hand in requests of students, or answer them, before the transaction ends. */
    public void lock(Scope scope, Collection<StudentId> students) {
        requests.lock(scope, students);
    }

    /** The requests of students of an institution, by student, oldest first. */
    public List<RequestCase> all(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<Stored> all = requests.all(scope, institution, students);
        List<RequestId> ids = all.stream().map(one -> one.request().id()).toList();
        Map<RequestId, List<Taken>> taken = steps.taken(scope, ids);
        Map<RequestId, List<RequestLetter>> letters = steps.letters(scope, ids);
        Map<RequestId, List<RequestDuty>> following = duties.of(scope, ids);
        return all.stream()
                .map(stored -> {
                    RequestId id = stored.request().id();
                    return new RequestCase(
                            stored,
                            taken.getOrDefault(id, List.of()),
                            letters.getOrDefault(id, List.of()),
                            following.getOrDefault(id, List.of()));
                })
                .toList();
    }

    /** Adds a request as it stands. */
    public void add(Scope scope, RequestCase one) {
        StudentRequest request = one.stored().request();
        requests.insert(scope, request);
        if (one.stored().pack() != null) {
            requests.submit(scope, one.stored(), isOpen(request.state()) ? openKey(request) : null);
        }
        one.steps().forEach(step -> steps.add(scope, request.institution(), request.id(), step.step(), step.agreed()));
        one.letters().forEach(letter -> steps.add(scope, request.institution(), request.id(), letter));
        duties.addAll(scope, one.duties());
    }

    /** True while somebody has to answer it or carry it out. */
    public static boolean isOpen(RequestState state) {
        return state == RequestState.SUBMITTED || state == RequestState.APPROVED;
    }

    /**
     * By what an open request is told apart: of a student, a registration and a kind there is one at the most, of absences
     * one from each day on.
     */
    public static String openKey(StudentRequest request) {
        String key = request.studentId() + ":" + request.registrationId() + ":" + request.kind();
        return request.kind() == RequestKind.LEAVE_OF_ABSENCE || request.kind() == RequestKind.AUTHORISED_ABSENCE
                ? key + ":" + request.asked().effective()
                : key;
    }
}
