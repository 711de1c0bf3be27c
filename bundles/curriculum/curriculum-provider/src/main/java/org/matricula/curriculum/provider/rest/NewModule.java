package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.Module;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A module that is to be added.
 *
 * @param institution where it is taught
 * @param code its code
 * @param title its title
 * @param level its level
 * @param credits its credits
 * @param core true when it cannot be compensated; false when absent
 * @param kind TAUGHT, PROJECT, DISSERTATION, WBL, PLACEMENT, RESEARCH or APL
 */
public record NewModule(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer level,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer credits,
        Boolean core,
        @Schema(
                        allowableValues = {"TAUGHT", "PROJECT", "DISSERTATION", "WBL", "PLACEMENT", "RESEARCH", "APL"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String kind) {

    Module module() {
        return new Module(
                null,
                institution,
                code,
                title,
                level == null ? 0 : level,
                credits == null ? 0 : credits,
                Boolean.TRUE.equals(core),
                kind);
    }
}
