package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a note on a student.
 *
 * @param value a positive number
 */
public record NoteId(long value) implements Identifier {

    /** Checks the number. */
    public NoteId {
        Identifier.check("noteId", value);
    }

    /** Reads an identifier from a path or query. */
    public static NoteId valueOf(String text) {
        return new NoteId(Identifier.parse("noteId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
