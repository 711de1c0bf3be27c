package org.matricula.policies.taught;

/** Where credit comes from (A.2.3.10). */
public enum Origin {
    /** Taught by this university, on any course. */
    OWN,
    /** Certificated elsewhere and recognised. */
    EXEMPT,
    /** Assessed prior experience. */
    EXPERIENTIAL
}
