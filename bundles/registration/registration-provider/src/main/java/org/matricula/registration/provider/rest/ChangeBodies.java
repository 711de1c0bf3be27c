package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeChanges.Cause;

/** What is said of changes of a registration. A {@code reason} has 1 to 500 characters and goes into the audit trail. */
public final class ChangeBodies {

    private ChangeBodies() {}

    private static Cause cause(String reason) {
        return new Cause(reason, null);
    }

    /**
     * The student leaves.
     *
     * @param effective the day from which it holds
     * @param reason why
     */
    public record Leaving(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate effective,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * A withdrawal, suspension or transfer is taken back.
     *
     * @param reason why
     */
    public record Reinstatement(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * The student is away, or stays away for longer.
     *
     * @param effective the first day away, or the day from which the later return is agreed
     * @param expectedReturn the agreed first day back
     * @param reason why
     */
    public record Suspension(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate effective,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate expectedReturn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * The student is back.
     *
     * @param effective the first day back
     * @param session the session of return
     * @param reason why
     */
    public record Return(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate effective,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * The student moves.
     *
     * @param programmeId to which programme of the institution; absent for a transfer to another institution
     * @param level the level of study on it; absent when there is no programme
     * @param effective the day from which it holds
     * @param reason why
     */
    public record Transfer(
            ProgrammeId programmeId,
            Integer level,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate effective,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * Another mode of study.
     *
     * @param mode FT or PT
     * @param from the session of the registration or the next
     * @param reason why
     */
    public record Mode(
            @Schema(
                            allowableValues = {"FT", "PT"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String mode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession from,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * Another route.
     *
     * @param route the code of a route of the programme's version in the session of the registration
     * @param effective the day from which it holds
     * @param reason why
     */
    public record OnRoute(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String route,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate effective,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }

    /**
     * The level again.
     *
     * @param session the next session
     * @param reason why
     */
    public record Repeat(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
        Cause cause() {
            return ChangeBodies.cause(reason);
        }
    }
}
