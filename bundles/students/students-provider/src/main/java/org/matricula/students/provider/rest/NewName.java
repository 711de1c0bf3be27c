package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.PersonName;

/**
 * A name to be recorded.
 *
 * @param kind LEGAL or PREFERRED
 * @param familyName 1 to 100 characters
 * @param givenNames absent for a person with one name
 * @param from the first day on which it holds; absent when it has been so for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param corrects the entry that was wrong; absent when none was
 */
public record NewName(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PersonName.Kind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String familyName,
        String givenNames,
        LocalDate from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        DetailId corrects) {

    PersonName name() {
        return new PersonName(kind, familyName, givenNames);
    }

    DetailEntry entry() {
        return new DetailEntry(from, reason, null, corrects);
    }
}
