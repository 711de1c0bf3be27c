package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.CohortAdjustment;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.MarkScale;
import org.matricula.policies.taught.ModuleBand;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.policies.taught.ModuleResult.Adjustment;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.OutcomeMark;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Step;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Elements to mark, grade and credit (section 3.2). */
public final class ModuleResultPolicy implements Policy<ModuleResultFacts, ModuleResult> {

    private final ModuleMarks marks;
    private final Map<MarkScale, BandTable<ModuleBand>> bands;

    private ModuleResultPolicy(ModuleMarks marks, Map<MarkScale, BandTable<ModuleBand>> bands) {
        this.marks = marks;
        this.bands = bands;
    }

    /** Takes its numbers from the block {@code module}. */
    public static ModuleResultPolicy configure(Parameters parameters) {
        Map<MarkScale, BandTable<ModuleBand>> bands = new EnumMap<>(MarkScale.class);
        for (MarkScale scale : MarkScale.values()) {
            String path = "module.bands." + scale;
            bands.put(
                    scale,
                    BandTable.of("parameter " + path, ParameterValues.percents(parameters, path), labels(scale)));
        }
        return new ModuleResultPolicy(ModuleMarks.of(parameters), bands);
    }

    private static List<ModuleBand> labels(MarkScale scale) {
        return switch (scale) {
            case UG -> List.of(ModuleBand.FIRST, ModuleBand.UPPER_SECOND, ModuleBand.LOWER_SECOND, ModuleBand.THIRD);
            case PG -> List.of(ModuleBand.DISTINCTION, ModuleBand.MERIT, ModuleBand.PASS);
            case EDEXCEL -> List.of(ModuleBand.D, ModuleBand.M, ModuleBand.P);
        };
    }

    static boolean isResit(Attempt attempt) {
        return attempt == Attempt.RESIT || attempt == Attempt.REPEAT_RESIT;
    }

    @Override
    public Judgement<ModuleResult> evaluate(ModuleResultFacts facts) {
        Trail trail = new Trail();
        CohortAdjustment allowed = allowed(facts.adjustment(), trail);
        ElementMarks elements = new ElementMarks(marks, facts.attempt(), allowed, trail);
        Map<String, BigDecimal> elementMarks = elements.of(facts.elements());
        Exact calculated = mean(facts.elements(), elementMarks, trail);
        Exact rounded = rounded(calculated, trail);
        Exact allowedMark = limited(rounded, facts.cap(), trail);
        boolean weak = isWeak(facts, elementMarks, trail);
        boolean mustFail = failsMustPass(facts, elementMarks, elements.ofParts(), trail);
        Grade grade = grade(allowedMark, weak, mustFail, trail);
        Exact mark = capped(allowedMark, facts.attempt(), weak, trail);
        ModuleResult result = new ModuleResult(
                calculated,
                mark,
                grade,
                band(facts.scale(), mark, grade),
                grade == Grade.PASS ? facts.credits() : 0,
                mark.below(rounded),
                elementMarks,
                elements.ofParts(),
                passed(facts.elements(), elementMarks, elements.ofParts()),
                adjustment(facts.adjustment(), allowed),
                elements.nothingSubmitted(facts.elements()));
        return trail.judgement(result, Entitlement.AUTOMATIC, DecidedBy.SUBJECT_BOARD);
    }

    private static CohortAdjustment allowed(CohortAdjustment adjustment, Trail trail) {
        if (adjustment == null) {
            return null;
        }
        boolean allowed = adjustment.scope() != CohortAdjustment.Scope.INDIVIDUAL
                && adjustment.externalConsulted()
                && adjustment.evidence();
        trail.add(Rules.ADJUSTMENT.finding(
                allowed ? "ADJUSTMENT_APPLIED" : "ADJUSTMENT_REFUSED",
                allowed,
                Rule.fact("scope", adjustment.scope()),
                Rule.fact("amount", adjustment.amount()),
                Rule.fact("external_consulted", adjustment.externalConsulted()),
                Rule.fact("evidence", adjustment.evidence())));
        return allowed ? adjustment : null;
    }

    private static Adjustment adjustment(CohortAdjustment asked, CohortAdjustment allowed) {
        if (asked == null) {
            return null;
        }
        return allowed == null ? Adjustment.REFUSED : Adjustment.APPLIED;
    }

    private static Exact mean(List<ElementFact> elements, Map<String, BigDecimal> elementMarks, Trail trail) {
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (ElementFact element : elements) {
            weights = weights.add(element.weight());
            total = total.add(element.weight().multiply(elementMarks.get(element.code())));
        }
        if (weights.signum() <= 0) {
            throw Problem.invalid("elements", null, "must have weights above 0").exception();
        }
        Exact mean = Exact.of(total).dividedBy(Exact.of(weights));
        Step step = Rule.step("calculated", new ElementMean(elements, elementMarks, weights), mean);
        trail.add(Rules.SCALE.calculated("CALCULATED", true, List.of(step)));
        return mean;
    }

    private Exact rounded(Exact calculated, Trail trail) {
        if (marks.rounding().isNone()) {
            if (!calculated.times(10).isWhole()) {
                trail.gap("AMB-T-02");
            }
            return calculated;
        }
        Exact rounded = marks.rounding().apply(calculated);
        Step step = new Step("rounded", calculated, rounded, marks.rounding().stepName());
        trail.add(Rules.SCALE.calculated("ROUNDED", true, List.of(step)));
        return rounded;
    }

    private boolean isWeak(ModuleResultFacts facts, Map<String, BigDecimal> elementMarks, Trail trail) {
        boolean weak = false;
        for (Map.Entry<String, BigDecimal> element : elementMarks.entrySet()) {
            weak |= isWeak("element", element.getKey(), element.getValue(), trail);
        }
        for (OutcomeMark outcome : facts.outcomes()) {
            weak |= isWeak("learning_outcome", outcome.code(), outcome.mark(), trail);
        }
        return weak;
    }

    private boolean isWeak(String name, String code, BigDecimal mark, Trail trail) {
        if (mark.compareTo(marks.weaknessBelow()) >= 0) {
            return false;
        }
        trail.gap("AMB-T-03");
        trail.add(Rules.WEAKNESS.failed("WEAK_PART", Rule.fact(name, code), Rule.fact("mark", mark)));
        return true;
    }

    /** An element is passed by its mark, and not while a part that must be passed is failed. */
    private List<String> passed(
            List<ElementFact> elements, Map<String, BigDecimal> elementMarks, Map<String, BigDecimal> partMarks) {
        return elements.stream()
                .filter(element -> reaches(elementMarks.get(element.code())))
                .filter(element -> element.parts().stream()
                        .noneMatch(part -> part.mustPass() && !reaches(partMarks.get(part.code()))))
                .map(ElementFact::code)
                .toList();
    }

    private boolean reaches(BigDecimal mark) {
        return mark.compareTo(marks.elementPassMark()) >= 0;
    }

    private boolean failsMustPass(
            ModuleResultFacts facts,
            Map<String, BigDecimal> elementMarks,
            Map<String, BigDecimal> partMarks,
            Trail trail) {
        boolean fails = false;
        for (ElementFact element : facts.elements()) {
            BigDecimal mark = elementMarks.get(element.code());
            fails |= element.mustPass() && isBelowPass("element", element.code(), mark, trail);
            for (ElementFact part : element.parts()) {
                BigDecimal ofPart = partMarks.get(part.code());
                boolean unmet = part.mustPass() && isBelowPass("element", part.code(), ofPart, trail);
                if (unmet || ofPart.compareTo(marks.weaknessBelow()) < 0) {
                    trail.gap("AMB-T-112");
                }
                fails |= unmet;
            }
        }
        for (OutcomeMark outcome : facts.outcomes()) {
            fails |= outcome.mustPass() && isBelowPass("learning_outcome", outcome.code(), outcome.mark(), trail);
        }
        return fails;
    }

    private boolean isBelowPass(String name, String code, BigDecimal mark, Trail trail) {
        if (reaches(mark)) {
            return false;
        }
        trail.add(Rules.MUST_PASS.failed("MUST_PASS_FAILED", Rule.fact(name, code), Rule.fact("mark", mark)));
        return true;
    }

    private Grade grade(Exact mark, boolean weak, boolean mustFail, Trail trail) {
        boolean reaches = mark.atLeast(marks.passMark());
        noteGaps(mark, reaches, weak, mustFail, trail);
        Grade grade = Grade.PASS;
        if (weak || mark.below(marks.clearFailureBelow())) {
            grade = Grade.F2;
        } else if (!reaches || mustFail) {
            grade = Grade.F1;
        }
        trail.add(Rules.MODULE_PASS.finding(
                grade.name(), grade == Grade.PASS, Rule.fact("mark", mark), Rule.fact("pass_mark", marks.passMark())));
        return grade;
    }

    private void noteGaps(Exact mark, boolean reaches, boolean weak, boolean mustFail, Trail trail) {
        if (mark.equals(marks.clearFailureBelow())) {
            trail.gap("AMB-T-01");
        }
        if (reaches && weak) {
            trail.gap("AMB-T-04");
        }
        if (reaches && mustFail) {
            trail.gap("AMB-T-05").review();
        }
    }

    /** What a decision on the student leaves of the mark; it comes before the grade, which a low limit may change. */
    private static Exact limited(Exact mark, BigDecimal cap, Trail trail) {
        if (cap == null) {
            return mark;
        }
        Exact limited = mark.min(Exact.of(cap));
        Step step = Rule.step("mark", Formula.of("min({}, {})", mark, cap), limited);
        trail.gap("AMB-T-120");
        trail.add(Rules.DECIDED_CAP.calculated(
                "DECIDED_CAP", !limited.below(mark), List.of(step), Rule.fact("cap", cap)));
        return limited;
    }

    private Exact capped(Exact mark, Attempt attempt, boolean weak, Trail trail) {
        if (marks.resitCap() == null || !isResit(attempt)) {
            return mark;
        }
        Exact capped = mark.min(Exact.of(marks.resitCap()));
        if (weak && capped.below(mark)) {
            trail.gap("AMB-T-11");
        }
        Step step = Rule.step("mark", Formula.of("min({}, {})", mark, marks.resitCap()), capped);
        trail.add(Rules.RESIT_CAP.calculated(
                "RESIT_CAP", !capped.below(mark), List.of(step), Rule.fact("attempt", attempt)));
        return capped;
    }

    private ModuleBand band(MarkScale scale, Exact mark, Grade grade) {
        ModuleBand band = grade == Grade.PASS ? bands.get(scale).of(mark) : null;
        return band == null ? ModuleBand.NONE : band;
    }
}
