package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.assessment.api.CohortAdjustments.Method;
import org.matricula.assessment.api.CohortAdjustments.Terms;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Module;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.coursework.Scaling;
import org.matricula.policies.coursework.ScalingFacts;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.CohortAdjustment;
import org.matricula.policies.taught.CohortAdjustment.Scope;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.MarkScale;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;

/** What the regulations say of an adjustment: coursework packs by their policy of scaling, others by T-MR-11. */
final class CohortRulings {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Pack pack;
    private final Module module;
    private final Sheet sheet;
    private final boolean released;
    private final boolean consulted;

    CohortRulings(Pack pack, Module module, Sheet sheet, boolean released, boolean consulted) {
        this.pack = pack;
        this.module = module;
        this.sheet = sheet;
        this.released = released;
        this.consulted = consulted;
    }

    /**
     * The codes of what the regulations say of a change that they allow.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the codes of what forbids it
     */
    List<String> of(ElementId element, Terms terms, Rank rank) {
        if (pack.policies().contains(CourseworkPolicies.SCALING.name())) {
            return scaling(element, terms.methodStated(), terms.variationApproved(), rank);
        }
        Ruling<ModuleResult> ruling = pack.evaluate(
                TaughtPolicies.MODULE_RESULT,
                new ModuleResultFacts(
                        MarkScale.UG,
                        module.level(),
                        module.credits(),
                        Attempt.FIRST,
                        List.of(ElementFact.submitted(
                                module.code(), WHOLE, rank.pairs().get(0).before())),
                        List.of(),
                        new CohortAdjustment(scope(terms, rank), amount(terms, rank), null, consulted, true)));
        if (ruling.outcome().adjustment() != ModuleResult.Adjustment.APPLIED) {
            throw refused(codes(ruling));
        }
        return List.of("ADJUSTMENT_APPLIED");
    }

    private static List<String> codes(Ruling<ModuleResult> ruling) {
        return ruling.findings().stream()
                .filter(finding -> finding.code().startsWith("ADJUSTMENT"))
                .map(finding -> finding.code() + " " + finding.rule() + " " + facts(finding))
                .toList();
    }

    private static String facts(Finding finding) {
        return finding.facts().stream()
                .map(fact -> fact.name() + "=" + fact.value())
                .collect(Collectors.joining(" "));
    }

    /** Whose mark alone moves is one student, whatever the cohort or the group is called. */
    private static Scope scope(Terms terms, Rank rank) {
        long moved = rank.pairs().stream()
                .filter(pair -> pair.after().compareTo(pair.before()) != 0)
                .count();
        if (moved <= 1) {
            return Scope.INDIVIDUAL;
        }
        return terms.group().isEmpty() ? Scope.COHORT : Scope.GROUP;
    }

    private static BigDecimal amount(Terms terms, Rank rank) {
        return terms.method() == Method.ADD
                ? terms.amount()
                : rank.pairs().stream()
                        .map(pair -> pair.after().subtract(pair.before()))
                        .max((a, b) -> a.abs().compareTo(b.abs()))
                        .orElseThrow();
    }

    /** Whether the marks may be given back; only a policy of scaling speaks of it. */
    void ofRevocation(ElementId element, Terms terms, Rank restored) {
        if (pack.policies().contains(CourseworkPolicies.SCALING.name())) {
            scaling(element, terms.methodStated(), terms.variationApproved(), restored);
        }
    }

    /** Rank counts within the whole cohort, those who are not adjusted included. */
    private List<String> scaling(ElementId element, boolean stated, boolean approved, Rank rank) {
        Map<ModuleRegistrationId, Rank.Pair> changed =
                rank.pairs().stream().collect(Collectors.toMap(Rank.Pair::registration, Function.identity()));
        List<ScalingFacts.Student> students = new ArrayList<>();
        for (Work work : sheet.on(element)) {
            if (work.isMarked()) {
                BigDecimal now = work.mark().mark();
                Rank.Pair pair = changed.getOrDefault(
                        work.registration().id(),
                        new Rank.Pair(work.registration().id(), now, now));
                students.add(new ScalingFacts.Student(
                        work.registration().id().toString(),
                        sheet.occurrence().period(),
                        pair.before(),
                        pair.after(),
                        released ? now : null));
            }
        }
        Scaling scaling = pack.evaluate(CourseworkPolicies.SCALING, new ScalingFacts(stated, approved, students))
                .outcome();
        if (!scaling.permitted()) {
            throw refused(scaling.reasons());
        }
        List<String> codes = new ArrayList<>(List.of("PRESERVES_RANK"));
        codes.addAll(scaling.warnings());
        return codes;
    }

    private static org.matricula.kernel.api.ProblemException refused(List<String> codes) {
        return Problem.conflict("terms", codes, "must be what the regulations allow")
                .exception();
    }
}
