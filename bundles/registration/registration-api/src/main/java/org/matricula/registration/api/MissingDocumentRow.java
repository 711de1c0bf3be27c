package org.matricula.registration.api;

import java.time.LocalDate;

/**
 * A document that a student has to hand in before enrolment, as the row of a file; units as in {@link MissingDocument}.
 *
 * @param studentNumber the student's number within the institution
 * @param name what is missing
 * @param requestedOn since when it is asked for
 * @param receivedOn when it came in; null while it is missing
 * @param reference what came in; null while it is missing
 */
public record MissingDocumentRow(
        String studentNumber, String name, LocalDate requestedOn, LocalDate receivedOn, String reference) {}
