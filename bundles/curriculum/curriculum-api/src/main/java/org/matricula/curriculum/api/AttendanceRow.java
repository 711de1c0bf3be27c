package org.matricula.curriculum.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * What attendance a module requires from a session on, as a file brings it.
 *
 * @param moduleCode which module
 * @param effectiveFrom the first session in which it counts
 * @param required false when none is required any more
 * @param attendance in words for students, 1 to 2000 characters; null where none is required
 */
public record AttendanceRow(String moduleCode, AcademicSession effectiveFrom, Boolean required, String attendance) {}
