package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import org.matricula.assessment.api.Submission.Work;
import org.matricula.curriculum.api.ElementId;
import org.matricula.registration.api.ModuleRegistrationId;

/** Work as a client hands it in; members and rules as in {@link Work}. */
record SubmissionBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleRegistrationId registrationId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ElementId elementId,
        @Schema(
                        implementation = String.class,
                        example = "2026-12-11T11:58",
                        description = "Local time, without a zone; absent for now.")
                LocalDateTime submittedAt,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String fileName,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Long fileSize,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String fileDigest,
        String reference) {

    Work work() {
        // a size that is not given is refused as one below 0
        return new Work(
                registrationId,
                elementId,
                submittedAt,
                fileName,
                fileSize == null ? -1 : fileSize,
                fileDigest,
                reference);
    }
}
