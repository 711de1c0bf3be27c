package org.matricula.policies.coursework;

/** Grades of a subject (Schedule 1). */
public enum SubjectGrade {
    /** High distinction. */
    HD,
    /** Distinction. */
    D,
    /** Credit. */
    C,
    /** Pass. */
    P,
    /** Fail. */
    F,
    /** Technical fail: the overall mark would do, and a minimum requirement of a task is not met. */
    TF,
    /** Satisfactory. */
    S,
    /** Unsatisfactory. */
    U,
    /** Excellent, in the place of satisfactory. */
    E
}
