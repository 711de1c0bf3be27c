package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.VersionDraft;
import org.matricula.kernel.api.AcademicSession;

/**
 * A version that is to be drafted.
 *
 * @param changeSetId the change set that it belongs to; absent for one of its own
 * @param effectiveFrom the first session in which it counts; absent when a change set is given
 * @param title the programme's title in this version; absent to keep it
 * @param basedOn the number of the version whose structure it begins with; absent for an empty structure
 * @param reason why
 */
public record NewVersion(
        ChangeSetId changeSetId,
        AcademicSession effectiveFrom,
        String title,
        Integer basedOn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

    VersionDraft of(ProgrammeId programme) {
        return new VersionDraft(programme, changeSetId, effectiveFrom, title, basedOn, reason);
    }
}
