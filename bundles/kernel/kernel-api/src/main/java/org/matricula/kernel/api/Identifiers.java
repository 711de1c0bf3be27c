package org.matricula.kernel.api;

/** Gives out identifiers: unique across domains and nodes, increasing within a node, never reused. */
public interface Identifiers {

    /** The next free identifier. */
    long next();
}
