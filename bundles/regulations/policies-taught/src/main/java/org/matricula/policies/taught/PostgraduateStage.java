package org.matricula.policies.taught;

/** The stages of a postgraduate course (A.2.8.2[a]). */
public enum PostgraduateStage {
    /** Postgraduate certificate. */
    PGCERT,
    /** Postgraduate diploma. */
    PGDIP,
    /** Master's. */
    MASTERS
}
