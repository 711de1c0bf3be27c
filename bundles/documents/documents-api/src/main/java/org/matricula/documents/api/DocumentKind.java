package org.matricula.documents.api;

/** What a document is. */
public enum DocumentKind {
    /** The record of a student who has left or has an award: what was completed (A.2.9.10). */
    TRANSCRIPT,
    /** The record so far of a student who goes on. */
    INTERIM_TRANSCRIPT,
    /** That an award was conferred (A.2.9.10). */
    CERTIFICATE,
    /** What the latest released board decided, with the results of its session. */
    RESULTS_LETTER
}
