package org.matricula.policies.taught;

/** Which set of rules a student falls under. */
public enum StudentGroup {
    /** HNC, HND, foundation degree, honours and below. */
    UG,
    /** Integrated master's. */
    IM,
    /** Taught postgraduate. */
    PG,
    /** Associate student. */
    ASSOCIATE
}
