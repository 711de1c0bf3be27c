package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.Waiver;
import org.matricula.students.api.StudentId;

/** What is said of waivers over REST. */
final class WaiverBodies {

    private WaiverBodies() {}

    /**
     * An exception that is approved; the rules are those of {@link Waiver}.
     *
     * @param institution the student's
     * @param pack the pack in which the clause stands
     * @param clause the clause that is waived
     * @param reason why
     * @param approver who approved it
     * @param from its first day
     * @param expires its last day
     */
    public record NewWaiver(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String pack,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String clause,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String approver,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate expires) {

        Waiver waiver(StudentId student) {
            return Waiver.of(institution, student, pack, clause, reason, approver, from, expires);
        }
    }

    /**
     * That a waiver ends before its time.
     *
     * @param on the first day on which it does not stand any more, not before today
     * @param reason why
     */
    public record Revocation(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
}
