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
    REGISTERED;

    /**
     * The status that a result has. A grade that this family does not know comes from a pack of another, and then it
     * matters whether credit is held alone: nothing of it can be a narrow failure.
     *
     * @param grade the grade of the pack that ruled
     * @param held true when credit is held
     */
    public static ModuleStatus of(String grade, boolean held) {
        for (ModuleStatus status : values()) {
            if (status.name().equals(grade)) {
                return status;
            }
        }
        return held ? PASS : F2;
    }
}
