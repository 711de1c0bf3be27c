package org.matricula.policies.taught.wire;

import java.util.Map;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.CohortAdjustment;
import org.matricula.policies.taught.MarkScale;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.OutcomeMark;
import org.matricula.policies.taught.PostgraduateStage;
import org.matricula.policies.taught.Reassessment;
import org.matricula.policies.taught.ReassessmentFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Module results and reassessment on the wire. */
public final class ResultWire {

    private ResultWire() {}

    /** Reads the facts of a module result. */
    public static ModuleResultFacts moduleResult(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            ModuleResultFacts read = new ModuleResultFacts(
                    facts.oneOf("scale", MarkScale.class),
                    ModuleReader.level(facts),
                    ModuleReader.credits(facts),
                    facts.oneOfOr("attempt", Attempt.class, Attempt.FIRST),
                    ModuleReader.elements(facts),
                    facts.list("learning_outcomes", ResultWire::outcome),
                    facts.objectOr("adjustment", ResultWire::adjustment, null),
                    facts.percentOr("cap", null));
            if (read.elements().isEmpty()) {
                throw facts.refuse("elements", "must hold at least one element");
            }
            return read;
        });
    }

    private static OutcomeMark outcome(FactReader facts) {
        return new OutcomeMark(facts.text("code"), facts.percent("mark"), facts.flagOr("must_pass", false));
    }

    private static CohortAdjustment adjustment(FactReader facts) {
        return new CohortAdjustment(
                facts.oneOfOr("scope", CohortAdjustment.Scope.class, CohortAdjustment.Scope.COHORT),
                facts.decimal("amount"),
                facts.textOr("element", null),
                facts.flagOr("external_consulted", false),
                facts.flagOr("evidence", false));
    }

    /** Shows a module result. */
    public static Map<String, Object> show(ModuleResult result) {
        return new Shown()
                .with("outcome", result.passed() ? "PASS" : "FAIL")
                .with("calculated", result.calculated())
                .with("mark", result.mark())
                .with("grade", result.grade())
                .with("band", result.band())
                .with("credits", result.credits())
                .with("capped", result.capped())
                .with("element_marks", result.elementMarks())
                .with("part_marks", result.partMarks())
                .with("passed_elements", result.passedElements())
                .with("adjustment", result.adjustment())
                .with("nothing_submitted", result.nothingSubmitted())
                .map();
    }

    /** Reads the facts of a reassessment. */
    public static ReassessmentFacts reassessment(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new ReassessmentFacts(
                        facts.oneOf("group", StudentGroup.class),
                        facts.oneOfOr("stage", PostgraduateStage.class, null),
                        facts.object("session", ResultWire::session),
                        facts.object("module", ResultWire::failedModule),
                        facts.objectOr("ec", ResultWire::circumstances, null)));
    }

    private static ReassessmentFacts.SessionCredits session(FactReader facts) {
        return new ReassessmentFacts.SessionCredits(
                facts.count("credits_taken"),
                facts.count("credits_passed"),
                facts.count("credits_failed"),
                facts.count("modules_taken"));
    }

    private static ReassessmentFacts.FailedModule failedModule(FactReader facts) {
        ModuleStatus status = facts.oneOfOr("status", ModuleStatus.class, null);
        return new ReassessmentFacts.FailedModule(
                facts.textOr("code", null),
                ModuleReader.level(facts),
                ModuleReader.credits(facts),
                facts.oneOfOr("attempt", Attempt.class, Attempt.FIRST),
                facts.percentOr("mark", null),
                status == null
                        ? facts.oneOf("grade", ModuleStatus.class)
                        : facts.oneOfOr("grade", ModuleStatus.class, status),
                facts.countOr("times_repeated", 0),
                ModuleReader.elements(facts),
                facts.flagOr("nothing_submitted", false));
    }

    private static ReassessmentFacts.Circumstances circumstances(FactReader facts) {
        return new ReassessmentFacts.Circumstances(
                facts.flag("accepted"),
                facts.flagOr("block_delivery_teaching_missed", false),
                facts.flagOr("student_elects", false));
    }

    /** Shows a reassessment. */
    public static Map<String, Object> show(Reassessment outcome) {
        return new Shown()
                .with("resit", outcome.resit())
                .with("repeat", outcome.repeat())
                .with("reason", outcome.reason())
                .with("elements", outcome.elements())
                .with("carried", outcome.carried())
                .with("module_cap", outcome.moduleCap())
                .with("element_cap", outcome.elementCap())
                .with("next_attempt", outcome.nextAttempt())
                .with("same_attempt", outcome.sameAttempt())
                .with("old_mark", outcome.oldMarkForfeited() ? "FORFEITED" : null)
                .with("extra_attempt_counted", outcome.extraAttemptCounted())
                .with("attempts_left", outcome.attemptsLeft())
                .map();
    }
}
