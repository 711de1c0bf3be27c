package org.matricula.policies.taught.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.CreditOutcome.AwardCredit;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.facts.Shown;

/**
 * Both futures of an offer: to accept compensation, or to take the resit. The rest of the record stays as it is; the
 * module that is still open goes from the worst (nothing gained in the resit) to the best (all of it, as far as the cap
 * lets it count). Every number is a ruling of the pack.
 */
public final class OfferSimulation {

    /** Its name. */
    public static final String NAME = "offer";

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int MARK_PLACES = 4;

    private final Pack pack;
    private final OfferFacts facts;

    private OfferSimulation(Pack pack, OfferFacts facts) {
        this.pack = pack;
        this.facts = facts;
    }

    /** Simulates by the policies of a pack. */
    public static Map<String, Object> run(Pack pack, Map<String, Object> given) {
        return new OfferSimulation(pack, OfferFacts.read(given)).shown();
    }

    private Map<String, Object> shown() {
        Ruling<Compensation> compensation = pack.evaluate(TaughtPolicies.COMPENSATION, facts.compensation());
        return new Shown()
                .with("module", facts.module().code())
                .with("accept", accept(compensation))
                .with("resit", resit())
                .map();
    }

    private Map<String, Object> accept(Ruling<Compensation> compensation) {
        Compensation outcome = compensation.outcome();
        boolean overridden = facts.discretion() && compensation.judgement().overridable();
        if (!outcome.eligible() && !overridden) {
            return new Shown()
                    .with("possible", false)
                    .with("reason", outcome.reason())
                    .with("findings", List.copyOf(compensation.findings()))
                    .map();
        }
        Future future = future(facts.with(
                ModuleStatus.PC, facts.module().mark(), facts.module().attempt()));
        return new Shown()
                .with("possible", true)
                .with("reason", outcome.reason())
                .with("module_mark", facts.module().mark())
                .with("module_credits", facts.module().credits())
                .with("cap", null)
                .with("best", future.shown())
                .with("worst", future.shown())
                .with("findings", joined(compensation.findings(), future.findings()))
                .map();
    }

    private Map<String, Object> resit() {
        if (!facts.resitRight()) {
            return new Shown()
                    .with("possible", false)
                    .with("reason", facts.module().nothingSubmitted() ? "NOTHING_SUBMITTED" : "NO_ATTEMPT_LEFT")
                    .with("findings", List.of())
                    .map();
        }
        Ruling<ModuleResult> most = result(ALL);
        Ruling<ModuleResult> least = result(BigDecimal.ZERO);
        Future best = future(most.outcome());
        Future worst = future(least.outcome());
        return new Shown()
                .with("possible", true)
                .with("reason", null)
                .with("module_mark", most.outcome().mark())
                .with("module_credits", most.outcome().credits())
                .with("cap", most.outcome().capped() ? most.outcome().mark() : null)
                .with("best", best.shown())
                .with("worst", worst.shown())
                .with("findings", joined(most.findings(), best.findings(), least.findings(), worst.findings()))
                .map();
    }

    /** What the module would be worth with this mark in all that is taken again. */
    private Ruling<ModuleResult> result(BigDecimal mark) {
        ModuleFact module = facts.module();
        return pack.evaluate(
                TaughtPolicies.MODULE_RESULT,
                new ModuleResultFacts(
                        facts.scale(),
                        module.level(),
                        module.credits(),
                        facts.resit(),
                        List.of(ElementFact.submitted("RESIT", ALL, mark))));
    }

    private Future future(ModuleResult result) {
        Attempt attempt = facts.resit();
        BigDecimal mark = result.mark().toDecimal(MARK_PLACES, RoundingMode.DOWN);
        return future(facts.with(ModuleStatus.valueOf(result.grade().name()), mark, attempt));
    }

    private Future future(List<ModuleFact> modules) {
        return new Future(
                pack.evaluate(TaughtPolicies.CREDIT, new CreditFacts.AwardCredit(facts.award(), modules)),
                pack.evaluate(
                        TaughtPolicies.CLASSIFICATION,
                        ClassificationFacts.award(facts.award(), Use.TARGET, facts.entry(), modules)));
    }

    @SafeVarargs
    private static List<Finding> joined(List<Finding>... parts) {
        List<Finding> all = new ArrayList<>();
        for (List<Finding> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /**
     * A record as it would stand then.
     *
     * @param credit its credit towards the award
     * @param classification its class
     */
    private record Future(Ruling<CreditOutcome> credit, Ruling<Classification> classification) {

        Map<String, Object> shown() {
            AwardCredit counted = (AwardCredit) credit.outcome();
            Classified classified = (Classified) classification.outcome();
            return new Shown()
                    .with("usable_credits", counted.usableCredits())
                    .with("required_credits", counted.requiredCredits())
                    .with("qualifies", counted.qualifies())
                    .with("unmet", counted.unmet())
                    .with("classification", classified.result())
                    .with("mean", classified.mean())
                    .map();
        }

        List<Finding> findings() {
            return joined(credit.findings(), classification.findings());
        }
    }
}
