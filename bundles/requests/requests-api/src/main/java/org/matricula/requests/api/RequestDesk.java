package org.matricula.requests.api;

import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Where requests come in, from students or on their behalf; a partner's registry brings those of its own students. Every
 * method needs {@link #SUBMIT}.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 when the student, the registration or the request
 * is not within the scope, 412 when {@code version} is not the present one, 422 when a field breaks its rule, and 409
 * when the student's record or the request's state contradicts it, or no agreement in force lets the partner deliver the
 * programme on the day.
 */
public interface RequestDesk {

    /** Needed to bring requests in. */
    Privilege SUBMIT = new Privilege("requests.submit");

    /**
     * Tells every duty, who would have to agree, and how the regulations look at it. Nothing is written; what the
     * procedure refuses is told and not thrown.
     */
    Preview preview(Caller caller, Application application);

    /** Begins a request. */
    Versioned<StudentRequest> draft(Caller caller, Application application);

    /** Changes what a draft asks for. */
    Versioned<StudentRequest> change(Caller caller, RequestId id, Asked asked, long version);

    /**
     * Hands it in. From then on it is unchanged, and waits for those who must agree; where nobody must, it is approved
     * at once.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the procedure does not admit it (outside its window,
     *     evidence missing) or the day of the boards is needed and not known, 409 when another one of its kind is open (of
     *     absences: one on the same days), or one that excludes it
     */
    Versioned<StudentRequest> submit(Caller caller, RequestId id, long version);

    /**
     * The student takes it back, before it is carried out. Open duties become needless.
     *
     * @param reason 1 to 500 characters
     */
    Versioned<StudentRequest> takeBack(Caller caller, RequestId id, long version, String reason);
}
