package org.matricula.registration.provider.module;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Reassessment;
import org.matricula.policies.taught.Reassessment.Permission;
import org.matricula.policies.taught.ReassessmentFacts;
import org.matricula.policies.taught.ReassessmentFacts.FailedModule;
import org.matricula.policies.taught.ReassessmentFacts.SessionCredits;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** What a pack says to resits that are entered by hand. */
final class ResitRuling {

    private static final String NOT_ORDERED = "NOT_ORDERED";

    private ResitRuling() {}

    /**
     * What stands against entering such a resit by hand, or does not by a waiver, which it then cites; null where nothing
     * does. What the subject board may allow is registered by the order of the board; a pack without a rule refuses nothing.
     *
     * @param failed the run for which nothing was handed in
     */
    static Finding against(
            Pack pack,
            Collection<WaivedClause> waived,
            String group,
            Module module,
            Occurrence failed,
            ModuleRegistration.Attempt resit) {
        // alone in its session the module has the right to a resit (T-RA-9), so that what is refused is refused for
        // itself
        SessionCredits alone = new SessionCredits(module.credits(), 0, module.credits(), 1);
        List<ElementFact> missing = failed.whole().stream()
                .filter(failed::counts)
                .map(element ->
                        ElementFact.missing(element.code(), element.weight().value()))
                .toList();
        return ruling(pack, facts(group, module, alone, missing, true, resit))
                .filter(ruling -> ruling.outcome().resit() == Permission.NONE
                        || ruling.outcome().resit() == Permission.SAB_DISCRETION)
                .flatMap(ruling -> ruling.findings().stream()
                        .filter(finding -> !finding.satisfied())
                        .findFirst())
                .map(against -> WaivedClause.heeding(waived, against))
                .orElse(null);
    }

    /**
     * What stands against a resit that no board ordered, or does not by a waiver, which it then cites; null where nothing
     * does: the pack has no board decide on resits.
     */
    static Finding unordered(
            Pack pack, Collection<WaivedClause> waived, String group, Module module, ModuleRegistration.Attempt resit) {
        // beside as much that is passed, which is what the right to a resit is asked of (T-RA-7, T-RA-8)
        SessionCredits half = new SessionCredits(2 * module.credits(), module.credits(), module.credits(), 2);
        return ruling(pack, facts(group, module, half, List.of(), false, resit))
                .filter(ruling -> ruling.judgement().decidedBy() == DecidedBy.AWARD_BOARD)
                .flatMap(ruling -> ruling.findings().stream().findFirst())
                .map(deciding -> new Finding(
                        deciding.rule(), deciding.clause(), NOT_ORDERED, false, deciding.facts(), deciding.steps()))
                .map(against -> WaivedClause.heeding(waived, against))
                .orElse(null);
    }

    /** What the pack says; empty where it has no rule. */
    private static Optional<Ruling<Reassessment>> ruling(Pack pack, ReassessmentFacts facts) {
        try {
            return Optional.of(pack.evaluate(TaughtPolicies.REASSESSMENT, facts));
        } catch (ProblemException none) {
            if (none.problem().kind() != Problem.Kind.INVALID) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private static ReassessmentFacts facts(
            String group,
            Module module,
            SessionCredits session,
            List<ElementFact> elements,
            boolean nothingSubmitted,
            ModuleRegistration.Attempt resit) {
        return new ReassessmentFacts(
                StudentGroup.valueOf(group),
                null,
                session,
                new FailedModule(
                        module.code(),
                        module.level(),
                        module.credits(),
                        Attempt.valueOf(resit.resitOf().name()),
                        null,
                        ModuleStatus.F2,
                        0,
                        elements,
                        nothingSubmitted),
                null);
    }
}
