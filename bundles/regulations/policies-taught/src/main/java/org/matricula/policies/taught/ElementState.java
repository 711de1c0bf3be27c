package org.matricula.policies.taught;

/** What happened to an element of assessment. */
public enum ElementState {
    /** Handed in or sat. */
    SUBMITTED,
    /** Not handed in, not attended. */
    NOT_SUBMITTED,
    /** Passed before and not taken again. */
    CARRIED
}
