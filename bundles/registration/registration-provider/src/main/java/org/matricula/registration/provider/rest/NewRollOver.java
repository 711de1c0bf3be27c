package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A roll-over to the session that follows.
 *
 * @param institution whose registrations
 * @param session the session that ends
 * @param rehearse true to make the report and move nothing; absent means true, so that nothing moves by an oversight
 * @param carryUndecided true to carry students without a decision of a board at their level; absent means false
 * @param reason why the session is closed before it ends, or while nobody has set when it ends; absent otherwise
 */
public record NewRollOver(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
        Boolean rehearse,
        Boolean carryUndecided,
        String reason) {

    boolean isRehearsal() {
        return rehearse == null || rehearse;
    }

    boolean carriesUndecided() {
        return carryUndecided != null && carryUndecided;
    }
}
