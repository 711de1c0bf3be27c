package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/** What tests say of refusals. */
final class Refusals {

    private Refusals() {}

    static Problem refused(Problem.Kind kind, ThrowingRunnable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(problem.toString(), kind, problem.kind());
        return problem;
    }
}
