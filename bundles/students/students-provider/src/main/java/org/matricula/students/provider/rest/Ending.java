package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;

/**
 * That something is not used any more, or never was.
 *
 * @param from the first day without it; absent only with {@code corrects}, when there was none for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param corrects the entry that was wrong; absent when none was
 */
public record Ending(
        LocalDate from, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason, DetailId corrects) {

    DetailEntry entry() {
        return new DetailEntry(from, reason, null, corrects);
    }
}
