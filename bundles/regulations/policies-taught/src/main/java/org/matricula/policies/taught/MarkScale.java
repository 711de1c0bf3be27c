package org.matricula.policies.taught;

/** Which bands a module mark falls into (A.2.7.3). */
public enum MarkScale {
    /** Undergraduate. */
    UG,
    /** All master's level taught courses. */
    PG,
    /** HNC and HND. */
    EDEXCEL
}
