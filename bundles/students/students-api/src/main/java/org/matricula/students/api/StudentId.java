package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a student.
 *
 * @param value a positive number
 */
public record StudentId(long value) implements Identifier {

    /** Checks the number. */
    public StudentId {
        Identifier.check("studentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static StudentId valueOf(String text) {
        return new StudentId(Identifier.parse("studentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
