package org.matricula.policies.taught.rules;

import java.util.List;
import org.matricula.policies.taught.PostgraduateStage;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Who may resit by right (T-RA-7 to T-RA-9). */
final class ResitRights {

    private final Exact maxFailedShare;
    private final int certificatePassed;
    private final int certificateFailed;
    private final boolean singleModule;

    private ResitRights(Parameters block) {
        maxFailedShare = ParameterValues.share(block, "right_max_failed_share");
        certificatePassed = ParameterValues.count(block, "pgcert.passed_min");
        certificateFailed = ParameterValues.count(block, "pgcert.failed_max");
        singleModule = block.flag("single_module_right");
    }

    static ResitRights of(Parameters parameters) {
        return new ResitRights(parameters.at("reassessment"));
    }

    /** True when there is a right, false when the board has to decide. */
    boolean hasRight(
            StudentGroup group, PostgraduateStage stage, int taken, int passed, int failed, int modules, Trail trail) {
        if (singleModule && modules == 1) {
            trail.add(Rules.SINGLE_MODULE.met("SINGLE_MODULE", Rule.fact("modules_taken", modules)));
            return true;
        }
        boolean postgraduate = group == StudentGroup.PG;
        Exact allowed = maxFailedShare.times(taken);
        boolean right = allowed.atLeast(Exact.of(failed));
        if (right && Exact.of(passed).below(Exact.of(taken).minus(allowed))) {
            trail.gap("AMB-T-12");
        }
        Rule rule = postgraduate ? Rules.RESIT_RIGHT_PG : Rules.RESIT_RIGHT;
        trail.add(rule.calculated(
                "HALF_PASSED",
                right,
                List.of(Rule.step("allowed_failed", Formula.of("{} x {}", maxFailedShare, taken), allowed)),
                Rule.fact("credits_taken", taken),
                Rule.fact("credits_failed", failed)));
        return right || postgraduate && stage == PostgraduateStage.PGCERT && certificateRight(passed, failed, trail);
    }

    private boolean certificateRight(int passed, int failed, Trail trail) {
        boolean right = passed >= certificatePassed && failed <= certificateFailed;
        trail.gap("AMB-T-14");
        if (!right) {
            trail.gap("AMB-T-13");
        }
        trail.add(Rules.RESIT_RIGHT_PG.finding(
                "PGCERT_STAGE", right, Rule.fact("credits_passed", passed), Rule.fact("credits_failed", failed)));
        return right;
    }
}
