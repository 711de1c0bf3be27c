package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.matricula.assessment.api.AssessmentLanguages.Arrangement;
import org.matricula.assessment.api.AssessmentLanguages.Form;
import org.matricula.assessment.api.CohortAdjustments.Method;
import org.matricula.assessment.api.CohortAdjustments.Terms;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.curriculum.api.ElementId;
import org.matricula.registration.api.ModuleRegistrationId;

/** What clients send to moderate; members and rules as in the services. What is left out is no, and nothing seen yet. */
final class ModerationBodies {

    private ModerationBodies() {}

    private static boolean yes(Boolean said) {
        return Boolean.TRUE.equals(said);
    }

    private static int number(Integer said) {
        return said == null ? 0 : said;
    }

    /** A plan. */
    record NewPlan(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
            Boolean project,
            Boolean doubleMarkable,
            LocalDate taskSentOn,
            Integer expectedEntry,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

        Plan plan() {
            return new Plan(kind, yes(project), yes(doubleMarkable), taskSentOn);
        }

        int seen() {
            return number(expectedEntry);
        }
    }

    /** A sample. */
    record NewSample(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Purpose purpose,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BigDecimal share,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer least,
            Integer each,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BigDecimal within,
            String seed) {

        Rule rule() {
            return new Rule(purpose, share, number(least), number(each), within);
        }
    }

    /** A statement. */
    record NewStatement(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Statement.Kind kind,
            ElementId elementId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String text) {}

    /** An adjustment of a cohort. */
    record NewAdjustment(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ElementId elementId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Method method,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BigDecimal amount,
            List<ModuleRegistrationId> group,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String meeting,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String evidence,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String examiner,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate consultedOn,
            Boolean methodStated,
            Boolean variationApproved,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

        Terms terms() {
            return new Terms(
                    method,
                    amount,
                    group,
                    meeting,
                    evidence,
                    examiner,
                    consultedOn,
                    yes(methodStated),
                    yes(variationApproved),
                    reason);
        }
    }

    /** An undoing. */
    record Revoking(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String meeting,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}

    /** A notice of work in Welsh, or what was arranged. */
    record NewLanguage(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleRegistrationId registrationId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ElementId elementId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate noticedOn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Form form,
            Boolean welshSpeaker,
            Boolean associateExaminer,
            Boolean translationVerified,
            LocalDate externalToldOn,
            LocalDate paperSentOn,
            Boolean withdrawn,
            Integer expectedEntry,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

        Arrangement arrangement() {
            return new Arrangement(
                    noticedOn,
                    form,
                    yes(welshSpeaker),
                    yes(associateExaminer),
                    yes(translationVerified),
                    externalToldOn,
                    paperSentOn,
                    yes(withdrawn));
        }

        int seen() {
            return number(expectedEntry);
        }
    }
}
