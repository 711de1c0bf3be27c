package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.kernel.api.Problem;

/**
 * All that a module teaches.
 *
 * @param changeSetId the change set that it is proposed with
 * @param outcomes its learning outcomes; none when absent
 * @param reason why, for the audit trail
 */
public record OutcomesBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ChangeSetId changeSetId,
        List<LearningOutcome> outcomes,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

    /**
     * The outcomes.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when one is missing
     */
    List<LearningOutcome> given() {
        List<LearningOutcome> given = outcomes == null ? List.of() : outcomes;
        if (given.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("outcomes", null, "must not hold null").exception();
        }
        return given;
    }
}
