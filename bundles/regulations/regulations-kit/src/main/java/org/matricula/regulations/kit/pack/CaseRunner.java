package org.matricula.regulations.kit.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Judgement;

/** Runs the cases of a pack. A pack's own cases only: those of the pack that it extends were run there. */
public final class CaseRunner {

    /** Runs all cases of the pack, in their order. */
    public List<CaseResult> run(LoadedPack pack) {
        return pack.cases().stream().map(one -> run(pack, one)).toList();
    }

    /** Runs one case against a pack. A refusal of the facts is a difference, not an exception. */
    public CaseResult run(LoadedPack pack, PackCase testCase) {
        try {
            Judgement<Map<String, Object>> judgement =
                    pack.tryOut(testCase.policy(), testCase.given(), testCase.override());
            return new CaseResult(testCase, Expectation.differences(testCase.expect(), shown(judgement)));
        } catch (ProblemException e) {
            return new CaseResult(testCase, List.of("the policy refuses: " + e.getMessage()));
        }
    }

    /** The outcome's fields, and those of the judgement where the outcome has none of that name. */
    private static Map<String, Object> shown(Judgement<Map<String, Object>> judgement) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("entitlement", judgement.entitlement().name());
        shown.put("decided_by", judgement.decidedBy().name());
        shown.put("overridable", judgement.overridable());
        shown.put("gaps", judgement.gaps());
        shown.put("review", judgement.review());
        shown.putAll(judgement.outcome());
        return shown;
    }
}
