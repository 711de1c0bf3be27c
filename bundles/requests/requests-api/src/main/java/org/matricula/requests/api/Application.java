package org.matricula.requests.api;

import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * Who asks for what.
 *
 * @param studentId who
 * @param registrationId which programme registration it concerns; null only for CHANGE_OF_DETAILS
 * @param kind what sort of request
 * @param asked what exactly
 */
public record Application(StudentId studentId, ProgrammeRegistrationId registrationId, RequestKind kind, Asked asked) {}
