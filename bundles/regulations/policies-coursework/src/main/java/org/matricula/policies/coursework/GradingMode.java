package org.matricula.policies.coursework;

/** How a subject is graded. */
public enum GradingMode {
    /** By marks and grades. */
    MARKS,
    /** Satisfactory or unsatisfactory, without marks. */
    SU
}
