package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * An occurrence that is to be added. The module is named by its identity or by its code.
 *
 * @param institution where it is taught
 * @param moduleId which module; absent when its code is given
 * @param moduleCode which module; absent when its identity is given
 * @param session in which session it starts
 * @param period which run within the session
 * @param starts its first day
 * @param ends its last day
 * @param elements its pattern; absent while none is set
 * @param site the name of the delivery site; absent where none is said
 */
public record NewOccurrence(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        ModuleId moduleId,
        String moduleCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String period,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate starts,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate ends,
        List<ElementBody> elements,
        String site) {

    Occurrence occurrence() {
        return new Occurrence(
                        null,
                        institution,
                        moduleId,
                        moduleCode,
                        session,
                        period,
                        starts,
                        ends,
                        ElementBody.elements(elements))
                .at(site);
    }
}
