package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.GateCheck;

/** What is said of enrolment over REST. */
final class EnrolmentBodies {

    private EnrolmentBodies() {}

    /**
     * That tasks are to be opened.
     *
     * @param institution where
     * @param session for which session
     * @param opens the first day of the enrolment period
     * @param closes its last day
     * @param reason why tasks that are there and not complete get these days too; absent leaves them as they are
     */
    public record Opening(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate opens,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate closes,
            String reason) {}

    /**
     * That tasks are to be judged again.
     *
     * @param institution where
     * @param session of which session
     */
    public record Judging(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session) {}

    /**
     * The student's declaration.
     *
     * @param edition the edition of the text that the student agreed to
     */
    public record Declaration(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String edition) {}

    /**
     * What an officer found at a gate; the rules are those of {@link GateCheck}.
     *
     * @param gate IDENTITY or RIGHT_TO_STUDY
     * @param passed whether it is passed
     * @param documentReference what was looked at
     * @param validUntil the last day on which the evidence holds; absent when it does not end
     * @param note absent without
     */
    public record Check(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String gate,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean passed,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String documentReference,
            LocalDate validUntil,
            String note) {

        GateCheck check() {
            return new GateCheck(
                    gate, RegistrationDesk.given("passed", passed), documentReference, validUntil, note, null, null);
        }
    }

    /**
     * That a gate is waived.
     *
     * @param gate which
     * @param authority in whose name
     * @param reason why
     * @param expires its last day
     */
    public record GateWaiver(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String gate,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String authority,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate expires) {}

    /**
     * That something recorded by mistake is taken back.
     *
     * @param reason why
     */
    public record TakingBack(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}

    /**
     * A document that is asked for.
     *
     * @param name what is missing
     */
    public record NewMissingDocument(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name) {}

    /**
     * That a document came in.
     *
     * @param reference what came in
     */
    public record Receipt(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reference) {}

    /**
     * That a document was asked for, or captured, by mistake.
     *
     * @param reason why
     */
    public record DocumentVoid(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
}
