package org.matricula.assessment.provider.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.basis.MarkScales;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.Rule;

/** Results by the regulations of taught courses: the policy weighs, penalises, caps and grades. */
final class TaughtResults implements ResultRules {

    /** The finding of the policy on what must be passed by itself. */
    static final String MUST_PASS_FAILED = "MUST_PASS_FAILED";

    private static final Rule CARRIED = new Rule("T-RA-1", "L1442");
    private static final Rule MUST_PASS = new Rule("T-MR-9", "A.2.7.2[a]");

    private final MarkScales scales;
    private final WorkingDayCalendar calendar;

    TaughtResults(MarkScales scales, WorkingDayCalendar calendar) {
        this.scales = scales;
        this.calendar = calendar;
    }

    @Override
    public boolean isIn(Pack pack) {
        return pack.policies().contains(TaughtPolicies.MODULE_RESULT.name());
    }

    @Override
    public ModuleRuling rule(Pack pack, Sitting sitting) {
        ModuleRuling before = sitting.before() == null ? null : rule(pack, sitting.before());
        if (before != null && (before.held() || before.isOpen())) {
            return before.held() ? before.standing() : before;
        }
        boolean whole = before != null && isWhole(sitting.before(), before);
        Map<String, BigDecimal> passed = before == null || whole ? Map.of() : before.passed();
        List<ElementFact> facts = new ArrayList<>();
        List<String> open = new ArrayList<>(0);
        List<String> unmarked = new ArrayList<>(0);
        Set<String> carried = new LinkedHashSet<>();
        List<String> gaps = new ArrayList<>(0);
        for (Assessed element : sitting.elements()) {
            if (isCarried(element, passed)) {
                carried.add(element.code());
                facts.add(carried(element, passed.get(element.code())));
                if (!element.isMissing()) {
                    gaps.add("AMB-T-113");
                }
            } else {
                element.open().forEach(open::add);
                element.unmarked().forEach(unmarked::add);
                facts.add(fact(element));
            }
        }
        if (!open.isEmpty()) {
            return ModuleRuling.open(open);
        }
        if (!unmarked.isEmpty()) {
            return ModuleRuling.unmarked(unmarked);
        }
        if (whole) {
            gaps.add("AMB-T-164");
        }
        if (sitting.demanded().stream().anyMatch(outcome -> outcome.elements().size() != 1)) {
            gaps.add("AMB-T-179");
        }
        if (sitting.isElsewhere()) {
            gaps.add("AMB-T-135");
        }
        ModuleRuling ruling = ruling(pack, sitting, facts, carried, gaps);
        for (Demanded.Shown outcome : sitting.demanded()) {
            if (outcome.elements().isEmpty()) {
                ruling = ruling.reviewed(
                        MUST_PASS.failed("NOT_ASSESSED", Rule.fact("learning_outcome", outcome.outcome())));
            }
        }
        Set<String> lost = lost(sitting, passed.keySet());
        return lost.isEmpty()
                ? ruling
                : ruling.reviewed(CARRIED.failed("NOT_ON_THIS_RUN", Rule.fact("elements", String.join(", ", lost))));
    }

    /** What was passed before and has no counterpart where the resit is taken. */
    private static Set<String> lost(Sitting sitting, Set<String> passed) {
        Set<String> lost = new TreeSet<>(passed);
        sitting.elements().forEach(element -> lost.remove(element.code()));
        return lost;
    }

    /** True when a module failed although no element of it did: there is nothing else to take again than all of it. */
    private static boolean isWhole(Sitting before, ModuleRuling ruling) {
        return before.elements().stream().allMatch(element -> ruling.passed().containsKey(element.code()));
    }

    /** What was passed before is carried (T-RA-1), unless a panel or a marker decided otherwise for the element. */
    private static boolean isCarried(Assessed element, Map<String, BigDecimal> passed) {
        return passed.containsKey(element.code())
                && !element.decided().isZero()
                && !element.decided().naming(element.element()).isAgain()
                && !element.isCarried();
    }

    private ModuleRuling ruling(
            Pack pack, Sitting sitting, List<ElementFact> elements, Set<String> carried, List<String> gaps) {
        Ruling<ModuleResult> ruling = pack.evaluate(
                TaughtPolicies.MODULE_RESULT,
                new ModuleResultFacts(
                        scales.of(
                                sitting.registration().studentId(),
                                sitting.module().level()),
                        sitting.module().level(),
                        sitting.module().credits(),
                        Attempt.valueOf(sitting.registration().attempt().name()),
                        elements,
                        List.of(),
                        null,
                        sitting.decided().moduleCap()));
        ModuleResult result = ruling.outcome();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("band", result.band().name());
        values.put("credits", result.credits());
        values.put("capped", result.capped());
        values.put("elementMarks", result.elementMarks());
        if (!result.partMarks().isEmpty()) {
            values.put("partMarks", result.partMarks());
        }
        Map<String, BigDecimal> passed = new LinkedHashMap<>();
        result.passedElements()
                .forEach(code -> passed.put(code, result.elementMarks().get(code)));
        gaps.addAll(ruling.judgement().gaps());
        List<Finding> findings = new ArrayList<>(named(sitting));
        findings.addAll(ruling.findings());
        return new ModuleRuling(
                result.grade().name(),
                ModuleRuling.kept(result.mark()),
                result.passed(),
                ModuleRuling.lowest(result.elementMarks()),
                result.nothingSubmitted(),
                passed,
                carried,
                values,
                gaps,
                ruling.judgement().review(),
                findings);
    }

    /** Why elements must be passed that the pattern does not say it of: the definition of the module names the outcome. */
    private static List<Finding> named(Sitting sitting) {
        return sitting.demanded().stream()
                .filter(outcome -> !outcome.elements().isEmpty())
                .map(outcome -> MUST_PASS.met(
                        "NAMED_IN_DEFINITION",
                        Rule.fact("learning_outcome", outcome.outcome()),
                        Rule.fact("elements", String.join(", ", outcome.elements()))))
                .toList();
    }

    private static ElementFact carried(Assessed assessed, BigDecimal mark) {
        return new ElementFact(
                assessed.code(),
                assessed.element().weight().value(),
                mark,
                ElementState.CARRIED,
                0,
                false,
                assessed.element().mustPass(),
                assessed.decided().cap(assessed.element()));
    }

    private ElementFact fact(Assessed assessed) {
        BigDecimal weight = assessed.element().weight().value();
        boolean mustPass = assessed.element().mustPass();
        if (assessed.decided().isZero()) {
            // handed in and void, which is not the same as nothing handed in (T-RA-6)
            return new ElementFact(
                    assessed.code(), weight, BigDecimal.ZERO, ElementState.SUBMITTED, 0, false, mustPass);
        }
        BigDecimal cap = assessed.decided().cap(assessed.element());
        if (!assessed.parts().isEmpty()) {
            return ElementFact.ofParts(
                    assessed.code(),
                    weight,
                    mustPass,
                    cap,
                    assessed.parts().stream().map(this::fact).toList());
        }
        Mark mark = assessed.mark();
        return new ElementFact(
                assessed.code(),
                weight,
                mark == null ? null : mark.mark(),
                // no row at all means that nothing was handed in (T-MR-4)
                mark == null
                        ? ElementState.NOT_SUBMITTED
                        : ElementState.valueOf(mark.state().name()),
                assessed.workingDaysLate(calendar),
                assessed.isExcused(),
                mustPass,
                cap);
    }
}
