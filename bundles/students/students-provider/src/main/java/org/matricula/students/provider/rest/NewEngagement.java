package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.Engagement;

/**
 * An engagement to be added.
 *
 * @param kind what sort of student the person is in it
 * @param begins its first day
 * @param expectedEnd when it is meant to end; absent when that is not known
 * @param ended its last day; absent while it lasts
 */
public record NewEngagement(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Engagement.Kind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate begins,
        LocalDate expectedEnd,
        LocalDate ended) {}
