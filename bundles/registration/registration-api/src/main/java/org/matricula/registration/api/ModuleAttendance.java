package org.matricula.registration.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * What attendance a module requires of a student on it. What was adjusted for the student stands in the student's plan.
 *
 * @param registrationId the registration on the module
 * @param moduleCode which module
 * @param session in which session
 * @param required what the definition of the module requires, in words for students
 */
public record ModuleAttendance(
        ModuleRegistrationId registrationId, String moduleCode, AcademicSession session, String required) {}
