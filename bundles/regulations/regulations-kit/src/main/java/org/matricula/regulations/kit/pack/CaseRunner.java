package org.matricula.regulations.kit.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Judgement;

/** Runs the cases of a pack. A pack's own cases only: those of the pack that it extends were run there. */
public final class CaseRunner {

    private static final String REFUSAL = "refusal";

    /** Runs all cases of the pack, in their order. */
    public List<CaseResult> run(LoadedPack pack) {
        return pack.cases().stream().map(one -> run(pack, one)).toList();
    }

    /**
     * Runs one case against a pack. A refusal is a difference and not an exception; a case that expects
     * {@code refusal: NO_RULE} passes when the pack refuses in these words.
     */
    public CaseResult run(LoadedPack pack, PackCase testCase) {
        try {
            Judgement<Map<String, Object>> judgement =
                    pack.tryOut(testCase.policy(), testCase.given(), testCase.override());
            return new CaseResult(testCase, Expectation.differences(testCase.expect(), shown(judgement)));
        } catch (ProblemException e) {
            return new CaseResult(
                    testCase, isExpected(testCase, e) ? List.of() : List.of("the policy refuses: " + e.getMessage()));
        }
    }

    private static boolean isExpected(PackCase testCase, ProblemException refusal) {
        return testCase.expect().get(REFUSAL) instanceof String words
                && testCase.expect().size() == 1
                && refusal.getMessage().contains(words);
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
