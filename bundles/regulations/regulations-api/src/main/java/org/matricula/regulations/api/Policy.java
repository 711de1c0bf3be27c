package org.matricula.regulations.api;

/**
 * One rule, or a handful that belong together: a pure function. No clock, no input or output, no randomness, no static
 * state, no binary floating point; its numbers came from the pack's parameters when it was configured.
 *
 * @param <F> facts
 * @param <O> outcome
 */
@FunctionalInterface
public interface Policy<F, O> {

    /**
     * Judges the facts.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the facts contradict themselves or lack something
     */
    Judgement<O> evaluate(F facts);
}
