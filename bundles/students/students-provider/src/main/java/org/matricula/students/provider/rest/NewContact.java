package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.students.api.Contact;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;

/**
 * A contact to be recorded; the rules are those of {@link Contact}.
 *
 * @param kind HOME, TERM_TIME, CORRESPONDENCE, EMAIL or PHONE
 * @param lines the lines of an address
 * @param postcode of an address; absent where there is none
 * @param country of an address, two letters
 * @param text the e-mail address or telephone number
 * @param from the first day on which it holds; absent when it has been so for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param corrects the entry that was wrong; absent when none was
 */
public record NewContact(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Contact.Kind kind,
        List<String> lines,
        String postcode,
        String country,
        String text,
        LocalDate from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        DetailId corrects) {

    Contact contact() {
        return new Contact(kind, lines, postcode, country, text);
    }

    DetailEntry entry() {
        return new DetailEntry(from, reason, null, corrects);
    }
}
