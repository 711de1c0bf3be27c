package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.InstitutionCode;

/**
 * An agreement that is to be made, changed or to follow on another.
 *
 * @param kind what has been agreed; of a new agreement only, a change and a renewal keep it
 * @param reference the awarding body's reference of the signed text
 * @param starts its first day
 * @param ends its last day; absent while none is agreed
 * @param programmes codes of the programmes; absent or empty for every programme, in a renewal for the same as before
 * @param deadlines working days within which one must tell the other, by what happened; in a renewal absent or empty
 *     for the same as before
 * @param reason why it is changed; of a change only
 */
public record AgreementBody(
        Agreement.Kind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reference,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate starts,
        LocalDate ends,
        List<String> programmes,
        Map<PartnerEvent.Kind, Integer> deadlines,
        String reason) {

    Agreement agreement(AgreementId id, InstitutionCode partner) {
        return new Agreement(id, partner, null, kind, reference, starts, ends, programmes, deadlines, null, false);
    }
}
