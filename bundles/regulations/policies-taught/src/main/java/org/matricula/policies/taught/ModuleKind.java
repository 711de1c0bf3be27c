package org.matricula.policies.taught;

/** What sort of module it is. */
public enum ModuleKind {
    /** Taught module. */
    TAUGHT,
    /** Project. */
    PROJECT,
    /** Dissertation. */
    DISSERTATION,
    /** Work-based learning. */
    WBL,
    /** Sandwich placement. */
    PLACEMENT,
    /** Research. */
    RESEARCH,
    /** Accredited prior learning. */
    APL
}
