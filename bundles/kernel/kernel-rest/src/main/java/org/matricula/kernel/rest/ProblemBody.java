package org.matricula.kernel.rest;

import java.util.List;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;

/**
 * A problem as RFC 9457 wants it.
 *
 * @param type a URI that names the sort of problem
 * @param title a short title, the same for all problems of the sort
 * @param status the HTTP status
 * @param detail one sentence on this one
 * @param faults the fields at fault
 */
public record ProblemBody(String type, String title, int status, String detail, List<Fault> faults) {

    /** The problem as it is written. */
    public static ProblemBody of(Problem problem) {
        return new ProblemBody(
                "urn:matricula:problem:" + problem.kind().slug(),
                problem.kind().title(),
                problem.kind().status(),
                problem.detail(),
                problem.faults());
    }
}
