package org.matricula.registration.api;

import java.time.Instant;

/**
 * That a document was asked of a student, or captured, by mistake.
 *
 * @param reason why, 1 to 500 characters
 * @param voidedAt when
 * @param voidedBy by whom
 */
public record DocumentVoiding(String reason, Instant voidedAt, String voidedBy) {}
