package org.matricula.registration.provider.module;

import java.util.Collection;
import java.util.List;
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
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** What a pack says to the resit of a module for which nothing was handed in (T-RA-6). */
final class ResitRuling {

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
        Ruling<Reassessment> ruling;
        try {
            ruling = pack.evaluate(TaughtPolicies.REASSESSMENT, facts(group, module, failed, resit.resitOf()));
        } catch (ProblemException none) {
            if (none.problem().kind() != Problem.Kind.INVALID) {
                throw none;
            }
            return null;
        }
        Permission permission = ruling.outcome().resit();
        if (permission != Permission.NONE && permission != Permission.SAB_DISCRETION) {
            return null;
        }
        Finding against = ruling.findings().stream()
                .filter(finding -> !finding.satisfied())
                .findFirst()
                .orElseThrow();
        return WaivedClause.heeding(waived, against);
    }

    // alone in its session the module has the right to a resit (T-RA-9), so that what is refused is refused for itself
    private static ReassessmentFacts facts(
            String group, Module module, Occurrence run, ModuleRegistration.Attempt failed) {
        List<ElementFact> elements = run.whole().stream()
                .filter(run::counts)
                .map(element ->
                        ElementFact.missing(element.code(), element.weight().value()))
                .toList();
        return new ReassessmentFacts(
                StudentGroup.valueOf(group),
                null,
                new SessionCredits(module.credits(), 0, module.credits(), 1),
                new FailedModule(
                        module.code(),
                        module.level(),
                        module.credits(),
                        Attempt.valueOf(failed.name()),
                        null,
                        ModuleStatus.F2,
                        0,
                        elements,
                        true),
                null);
    }
}
