package org.matricula.policies.taught;

/** The grade of an assessed module (A.2.7.3). */
public enum Grade {
    /** Passed. */
    PASS,
    /** Narrow failure. */
    F1,
    /** Clear failure, or a significant weakness. */
    F2
}
