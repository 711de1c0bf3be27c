package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an external examiner's appointment.
 *
 * @param value a positive number
 */
public record ExaminerAppointmentId(long value) implements Identifier {

    /** Checks the number. */
    public ExaminerAppointmentId {
        Identifier.check("examinerAppointmentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ExaminerAppointmentId valueOf(String text) {
        return new ExaminerAppointmentId(Identifier.parse("examinerAppointmentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
