package org.matricula.documents.api;

/** The language of a document's labels; names and titles stand as they are recorded. */
public enum DocumentLanguage {
    /** English. */
    EN,
    /** Welsh. */
    CY,
    /** English and Welsh side by side. */
    EN_CY
}
