package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.matricula.students.api.Hold;

/**
 * A hold to be placed; the rules are those of {@link Hold}.
 *
 * @param source which office places it
 * @param effects what it holds back; at least one
 * @param reason why, in words that may be shown to the student
 * @param since its first day
 * @param until its last day; absent while it is open
 */
public record NewHold(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Hold.Source source,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Set<Hold.Effect> effects,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate since,
        LocalDate until) {}
