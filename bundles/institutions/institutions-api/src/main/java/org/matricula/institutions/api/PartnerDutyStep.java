package org.matricula.institutions.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was recorded about a duty, step by step; nothing is taken back but by another step.
 *
 * @param number from 1
 * @param state what it became
 * @param day the day on which it was done; null for other states
 * @param text evidence, or the reason; null for its opening
 * @param recordedBy the user
 * @param recordedAt when
 */
public record PartnerDutyStep(
        int number, PartnerDuty.State state, LocalDate day, String text, String recordedBy, Instant recordedAt) {}
