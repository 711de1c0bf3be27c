package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an enrolment task.
 *
 * @param value a positive number
 */
public record EnrolmentTaskId(long value) implements Identifier {

    /** Checks the number. */
    public EnrolmentTaskId {
        Identifier.check("enrolmentTaskId", value);
    }

    /** Reads an identifier from a path or query. */
    public static EnrolmentTaskId valueOf(String text) {
        return new EnrolmentTaskId(Identifier.parse("enrolmentTaskId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
