package org.matricula.policies.coursework;

import java.time.LocalDate;

/**
 * How a part of the quality cycle stands.
 *
 * @param compliance whether it is as the rules demand
 * @param nextDue the last day on which it must be done again; null where nothing recurs or it was never done
 */
public record QualityCheck(Compliance compliance, LocalDate nextDue) {}
