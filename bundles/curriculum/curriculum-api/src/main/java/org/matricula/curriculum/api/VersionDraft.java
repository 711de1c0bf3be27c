package org.matricula.curriculum.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * A version of a programme that is to be drafted.
 *
 * @param programmeId which programme
 * @param changeSetId the change set that it belongs to; null for one of its own
 * @param effectiveFrom the first session in which it counts; null when a change set is given
 * @param title the programme's title in this version; null for that of the version it is based on, or the programme's
 * @param basedOn the number of the version whose structure it begins with; null for an empty structure
 * @param reason why it is proposed, 1 to 500 characters
 */
public record VersionDraft(
        ProgrammeId programmeId,
        ChangeSetId changeSetId,
        AcademicSession effectiveFrom,
        String title,
        Integer basedOn,
        String reason) {}
