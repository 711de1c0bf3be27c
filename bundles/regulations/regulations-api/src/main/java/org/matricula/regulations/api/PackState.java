package org.matricula.regulations.api;

/** Where a version of a pack stands. */
public enum PackState {
    /** Arrived, not verified yet. */
    STAGED,
    /** All its cases pass; waits for a named person's approval. */
    VERIFIED,
    /** A named person approved it; waits to be put into force. */
    APPROVED,
    /** In force for new work. */
    ACTIVE,
    /** Was in force; still answers for work that noted it, and can be rolled back to. */
    RETIRED,
    /** Refused, with reasons. */
    REJECTED
}
