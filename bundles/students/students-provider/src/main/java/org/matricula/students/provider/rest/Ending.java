package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.DetailEntry;

/**
 * That something is not used any more.
 *
 * @param from the first day without it
 * @param reason why; 1 to 500 characters
 */
public record Ending(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

    DetailEntry entry() {
        return DetailEntry.from(from, reason);
    }
}
