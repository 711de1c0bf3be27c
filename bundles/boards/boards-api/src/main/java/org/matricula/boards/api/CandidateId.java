package org.matricula.boards.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a student before a board.
 *
 * @param value a positive number
 */
public record CandidateId(long value) implements Identifier {

    /** Checks the number. */
    public CandidateId {
        Identifier.check("candidateId", value);
    }

    /** Reads an identifier from a path or query. */
    public static CandidateId valueOf(String text) {
        return new CandidateId(Identifier.parse("candidateId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
