package org.matricula.policies.taught;

/** Which attempt at a module it is; nothing comes after the fourth (A.2.8.3.1[k]). */
public enum Attempt {
    /** First attempt. */
    FIRST,
    /** Resit of the first. */
    RESIT,
    /** The module taken again as if for the first time. */
    REPEAT,
    /** Resit of the repeat. */
    REPEAT_RESIT
}
