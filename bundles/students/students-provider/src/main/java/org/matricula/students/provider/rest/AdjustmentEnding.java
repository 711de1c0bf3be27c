package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * The end of an adjustment.
 *
 * @param lastDay the last day on which it holds; absent when it was wrong and never held
 * @param reason 1 to 500 characters
 */
public record AdjustmentEnding(LocalDate lastDay, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
