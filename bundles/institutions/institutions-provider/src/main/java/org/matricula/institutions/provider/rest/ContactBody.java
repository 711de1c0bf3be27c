package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.ContactId;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A contact that is to be added or changed.
 *
 * @param role what for
 * @param name the person or office
 * @param email the address
 * @param phone absent where none is known
 * @param starts the first day in the role
 * @param ends the last day; absent while it goes on
 * @param reason why it is changed; of a change only
 */
public record ContactBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String role,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String email,
        String phone,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate starts,
        LocalDate ends,
        String reason) {

    Contact contact(ContactId id, InstitutionCode institution) {
        return new Contact(id, institution, role, name, email, phone, starts, ends);
    }
}
