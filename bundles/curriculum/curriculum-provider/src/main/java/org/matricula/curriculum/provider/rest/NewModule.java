package org.matricula.curriculum.provider.rest;

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
        InstitutionCode institution,
        String code,
        String title,
        Integer level,
        Integer credits,
        Boolean core,
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
