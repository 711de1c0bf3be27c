package org.matricula.kernel.api;

/** A refusal on its way to the caller. Thrown inside a transaction, it rolls the transaction back. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Wraps a problem; its detail becomes the message. */
    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** What was refused and why. */
    public Problem problem() {
        return problem;
    }
}
