package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Something that happened at a partner.
 *
 * @param kind what happened
 * @param programme code of the programme; absent where it concerns none
 * @param day the day on which it happened
 * @param subject what it is about: {@code student/1042}
 * @param source what brought it about, once only: {@code request/77}
 */
public record EventBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PartnerEvent.Kind kind,
        String programme,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate day,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String subject,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String source) {

    PartnerEvent event(InstitutionCode partner) {
        return new PartnerEvent(kind, partner, programme, day, subject, source);
    }
}
