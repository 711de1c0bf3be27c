package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.OutsideIdentifier;

/**
 * A number of somebody else to be recorded.
 *
 * @param kind HUSID, ULN, SSN or FOREIGN
 * @param issuer who gave a FOREIGN one; absent otherwise
 * @param value the number, without blanks
 * @param from the first day on which it holds; absent when it has been so for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param corrects the entry that was wrong; absent when none was
 */
public record NewIdentifier(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) OutsideIdentifier.Kind kind,
        String issuer,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String value,
        LocalDate from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        DetailId corrects) {

    OutsideIdentifier identifier() {
        return new OutsideIdentifier(kind, issuer, value);
    }

    DetailEntry entry() {
        return new DetailEntry(from, reason, null, corrects);
    }
}
