package org.matricula.policies.taught;

/** Where a module stands in a record (section 0.1). */
public enum ModuleStatus {
    /** Passed. */
    PASS,
    /** Passed by compensation: credit granted, mark unchanged. */
    PC,
    /** Narrow failure. */
    F1,
    /** Clear failure, or a significant weakness. */
    F2,
    /** Freed by certificated prior learning; never has a mark. */
    EXEMPT,
    /** Waits for a first attempt after accepted circumstances. */
    DEFERRED,
    /** Being studied. */
    REGISTERED
}
