package org.matricula.requests.api;

import java.util.List;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads requests. Answers are limited to the caller's scope; every method needs {@link #READ}. */
public interface Requests {

    /** Needed to read. */
    Privilege READ = new Privilege("requests.read");

    /** Requests by id. */
    Page<StudentRequest> find(Caller caller, RequestQuery query, PageRequest page);

    /**
     * One request.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<StudentRequest> get(Caller caller, RequestId id);

    /**
     * The steps of a request, in their order.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    List<RequestStep> steps(Caller caller, RequestId id);

    /**
     * The letters about a request, oldest first.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    List<RequestLetter> letters(Caller caller, RequestId id);

    /** Duties that follow from requests, by id. */
    Page<RequestDuty> duties(Caller caller, DutyQuery query, PageRequest page);
}
