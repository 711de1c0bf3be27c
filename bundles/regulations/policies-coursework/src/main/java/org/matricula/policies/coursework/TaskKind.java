package org.matricula.policies.coursework;

/** Sorts of assessment tasks. */
public enum TaskKind {
    /** Any other task. */
    ORDINARY,
    /** The final examination. */
    FINAL_EXAMINATION,
    /** A creative project. */
    CREATIVE_PROJECT,
    /** A special project. */
    SPECIAL_PROJECT,
    /** Student professional experience. */
    PROFESSIONAL_EXPERIENCE
}
