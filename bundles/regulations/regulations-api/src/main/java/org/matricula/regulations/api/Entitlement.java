package org.matricula.regulations.api;

/** How firmly an outcome belongs to the student. */
public enum Entitlement {
    /** It follows from the facts without anybody's decision. */
    AUTOMATIC,
    /** The student may claim it. */
    RIGHT,
    /** The deciding body may grant it. */
    DISCRETION,
    /** It may not be granted. */
    BARRED
}
