package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.SpecialCategory;

/**
 * A protected characteristic to be recorded.
 *
 * @param kind ETHNICITY, DISABILITY, RELIGION, SEXUAL_ORIENTATION or GENDER_IDENTITY
 * @param codes HESA's codes; more than one for DISABILITY only
 * @param from the first day on which it holds; absent when it has been so for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param corrects the entry that was wrong; absent when none was
 */
public record NewSpecial(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) SpecialCategory.Kind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> codes,
        LocalDate from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        DetailId corrects) {

    SpecialCategory category() {
        return new SpecialCategory(kind, codes);
    }

    DetailEntry entry() {
        return new DetailEntry(from, reason, null, corrects);
    }
}
