package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.boards.api.MeetingId;

/** The bodies that move a chair's action on. */
public final class ActionBodies {

    private ActionBodies() {}

    /** Why an action is given up. */
    public record Refusal(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}

    /** Who was told on which day, and where that can be seen. */
    public record NewNotice(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String to,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reference) {}

    /** Which meeting was told. */
    public record Report(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) MeetingId meeting) {}
}
