package org.matricula.kernel.rest;

import org.matricula.kernel.api.Problem;

/** The body of a request. */
public final class Bodies {

    private Bodies() {}

    /**
     * The body that a request must have.
     *
     * @throws org.matricula.kernel.api.ProblemException 400 when it has none
     */
    public static <T> T required(T body) {
        if (body == null) {
            throw Problem.of(Problem.Kind.MALFORMED, "The request has no body.").exception();
        }
        return body;
    }
}
