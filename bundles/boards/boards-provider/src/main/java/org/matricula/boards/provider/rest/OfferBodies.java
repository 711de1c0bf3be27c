package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** The bodies of offers and choices. */
public final class OfferBodies {

    private OfferBodies() {}

    /** Of which module compensation is offered, until when the student may choose, and why where it is discretion. */
    public record NewOffer(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String module,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate deadline,
            String reason) {}

    /** What was chosen; evidence where the registry records it. */
    public record Chosen(
            @Schema(
                            allowableValues = {"COMPENSATION", "RESIT"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String choice,
            String evidence) {}
}
