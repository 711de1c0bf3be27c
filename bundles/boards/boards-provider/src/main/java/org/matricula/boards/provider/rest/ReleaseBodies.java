package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.students.api.StudentId;

/** The bodies around a release. */
public final class ReleaseBodies {

    private ReleaseBodies() {}

    /** For when, and why; the reason may be left out the first time. */
    public record Embargo(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant releaseAt, String reason) {}

    /** Who was told on which day and how; without notices, all who were not yet. */
    public record Told(
            List<Long> notices,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String how) {}

    /** Whose result is corrected, and why, in words for the student. */
    public record Correction(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId studentId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}

    /** How many notices were recorded as told. */
    public record Recorded(int recorded) {}
}
