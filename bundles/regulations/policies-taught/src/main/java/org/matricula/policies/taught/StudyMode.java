package org.matricula.policies.taught;

/** How a student studies in a session. */
public enum StudyMode {
    /** Full time. */
    FT,
    /** Part time. */
    PT
}
