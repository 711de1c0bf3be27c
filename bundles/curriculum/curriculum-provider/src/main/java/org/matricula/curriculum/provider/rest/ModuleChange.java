package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.Module;

/**
 * What is to change of a module. Members that are absent stay as they are; those that never change may be sent as they
 * are.
 *
 * @param title its title
 * @param core true when it cannot be compensated
 * @param code its code, which never changes
 * @param level its level, which never changes
 * @param credits its credits, which never change
 * @param kind its kind, which never changes
 * @param reason why it changes, for the audit trail
 * @param correctsRecord true when the title was wrong from the beginning; absent when it changes from now on
 */
public record ModuleChange(
        String title,
        Boolean core,
        String code,
        Integer level,
        Integer credits,
        @Schema(allowableValues = {"TAUGHT", "PROJECT", "DISSERTATION", "WBL", "PLACEMENT", "RESEARCH", "APL"})
                String kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        Boolean correctsRecord) {

    Module appliedTo(Module before) {
        return new Module(
                before.id(),
                before.institution(),
                code == null ? before.code() : code,
                title == null ? before.title() : title,
                level == null ? before.level() : level,
                credits == null ? before.credits() : credits,
                core == null ? before.core() : core,
                kind == null ? before.kind() : kind);
    }
}
