package org.matricula.students.provider.store;

import java.time.Instant;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/**
 * A student as the table has it.
 *
 * @param recordedAt when the record was begun; null when that was not kept
 * @param recordedBy who began it; null when that was not kept
 * @param mergedInto null for a record of its own
 */
public record StudentRow(Student student, Instant recordedAt, String recordedBy, StudentId mergedInto) {}
