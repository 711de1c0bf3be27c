package org.matricula.registration.provider.rest;

import java.time.LocalDate;

/**
 * That a student leaves a module.
 *
 * @param withdrawnOn when, not before the day of registration
 * @param reason why, for the audit trail
 */
public record Withdrawal(LocalDate withdrawnOn, String reason) {}
