package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;

/**
 * A personal tutor to be recorded.
 *
 * @param tutor the tutor's user name; 1 to 100 characters
 * @param from the first day; absent when it has been so for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param corrects the entry that was wrong; absent when none was
 */
public record NewTutor(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String tutor,
        LocalDate from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        DetailId corrects) {

    DetailEntry entry() {
        return new DetailEntry(from, reason, null, corrects);
    }
}
