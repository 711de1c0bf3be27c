package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.coursework.SubjectGrade;
import org.matricula.policies.coursework.SubjectResult;
import org.matricula.policies.coursework.SubjectResultFacts;
import org.matricula.policies.coursework.SubjectResultFacts.Marked;
import org.matricula.policies.coursework.SubjectResultFacts.TaskMark;
import org.matricula.policies.coursework.SubjectResultFacts.Ungraded;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Step;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Display;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Rounding;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** From the tasks' marks to a mark and a grade (section 4). */
public final class SubjectResultPolicy implements Policy<SubjectResultFacts, SubjectResult> {

    private static final String MEDICINE = "MEDICINE";
    private static final String KEEP_OVERALL = "overall";

    private final BandTable<SubjectGrade> bands;
    private final Rounding rounding;
    private final boolean excellentInMedicineOnly;
    private final boolean technicalFailKeepsMark;

    private SubjectResultPolicy(Parameters parameters) {
        Parameters grades = parameters.at("grades");
        bands = GradeBands.of(grades);
        excellentInMedicineOnly =
                "medicine_only".equals(ParameterValues.oneOf(grades, "E", Set.of("medicine_only", "any_school")));
        rounding = Rounding.of("parameter rounding", parameters.text("rounding"));
        technicalFailKeepsMark = KEEP_OVERALL.equals(
                ParameterValues.oneOf(parameters, "technical_fail_mark", Set.of(KEEP_OVERALL, "none")));
    }

    /** Takes its numbers from the block {@code grades}, {@code rounding} and {@code technical_fail_mark}. */
    public static SubjectResultPolicy configure(Parameters parameters) {
        return new SubjectResultPolicy(parameters);
    }

    @Override
    public Judgement<SubjectResult> evaluate(SubjectResultFacts facts) {
        Trail trail = new Trail();
        SubjectResult result = facts instanceof Marked marked
                ? marked(marked, trail)
                : new SubjectResult(
                        null, null, ungraded((Ungraded) facts, trail), ((Ungraded) facts).satisfactory(), List.of());
        return trail.judgement(result, Entitlement.AUTOMATIC, DecidedBy.FACULTY_ASSESSMENT_COMMITTEE);
    }

    private SubjectGrade ungraded(Ungraded facts, Trail trail) {
        trail.add(Rules.UNGRADED.finding(
                "SATISFACTORY", facts.satisfactory(), Rule.fact("satisfactory", facts.satisfactory())));
        if (!facts.satisfactory()) {
            return SubjectGrade.U;
        }
        if (!facts.excellent()) {
            return SubjectGrade.S;
        }
        boolean available = !excellentInMedicineOnly || MEDICINE.equals(facts.school());
        trail.add(Rules.EXCELLENT.finding("EXCELLENT", available, Rule.fact("school", facts.school())));
        return available ? SubjectGrade.E : SubjectGrade.S;
    }

    private SubjectResult marked(Marked facts, Trail trail) {
        Exact overall = overall(facts, trail);
        Exact rounded = rounded(overall, trail);
        List<String> unmet = unmet(facts.tasks(), trail);
        SubjectGrade grade = grade(rounded, unmet, trail);
        boolean shown = grade != SubjectGrade.TF || technicalFailKeepsMark;
        return new SubjectResult(
                overall,
                shown ? Display.value(rounded) : null,
                grade,
                grade != SubjectGrade.F && grade != SubjectGrade.TF,
                unmet);
    }

    private static Exact overall(Marked facts, Trail trail) {
        if (facts.overall() != null) {
            Exact overall = Exact.of(facts.overall());
            trail.add(Rules.OVERALL.calculated(
                    "OUTLINE_METHOD", true, List.of(Rule.step("overall", facts.overall(), overall))));
            return overall;
        }
        Exact total = Exact.ZERO;
        Exact weights = Exact.ZERO;
        List<String> terms = new ArrayList<>();
        for (TaskMark task : facts.tasks()) {
            total = total.plus(Exact.of(task.weight()).times(Exact.of(task.mark())));
            weights = weights.plus(Exact.of(task.weight()));
            terms.add(task.weight().toPlainString() + " x " + task.mark().toPlainString());
        }
        if (weights.signum() <= 0) {
            throw Problem.invalid("tasks", null, "must have weights above 0").exception();
        }
        Exact overall = total.dividedBy(weights);
        trail.gap("UOW-06");
        trail.add(Rules.OVERALL.calculated(
                "WEIGHTED_MEAN",
                true,
                List.of(Rule.step("overall", "(" + String.join(" + ", terms) + ") / " + weights, overall))));
        return overall;
    }

    private Exact rounded(Exact overall, Trail trail) {
        Exact rounded = rounding.apply(overall);
        if (!rounded.equals(overall) || !rounded.isWhole()) {
            trail.gap("AMB-W-03");
        }
        if (!rounding.isNone()) {
            trail.add(Rules.GRADE.calculated(
                    "ROUNDED", true, List.of(new Step("mark", overall, rounded, rounding.stepName()))));
        }
        return rounded;
    }

    private static List<String> unmet(List<TaskMark> tasks, Trail trail) {
        List<String> unmet = new ArrayList<>();
        for (TaskMark task : tasks) {
            BigDecimal minimum = task.minimum();
            boolean below = minimum != null && task.mark().compareTo(minimum) < 0;
            if (below || task.minimumUnmet()) {
                unmet.add(task.code());
                trail.add(Rules.TECHNICAL_FAIL.failed(
                        "MINIMUM_UNMET",
                        Rule.fact("task", task.code()),
                        Rule.fact("mark", task.mark()),
                        Rule.fact("minimum", minimum)));
            }
        }
        return unmet;
    }

    private SubjectGrade grade(Exact mark, List<String> unmet, Trail trail) {
        SubjectGrade band = bands.of(mark);
        SubjectGrade grade = band == null ? SubjectGrade.F : band;
        if (band != null && !unmet.isEmpty()) {
            grade = SubjectGrade.TF;
            trail.gap("AMB-W-04");
            trail.add(Rules.TECHNICAL_FAIL.failed("TF", Rule.fact("mark", mark), Rule.fact("minimum_unmet", unmet)));
        } else {
            trail.add(Rules.GRADE.finding(
                    grade.name(), grade != SubjectGrade.F, Rule.fact("mark", mark), Rule.fact("grades", bands)));
        }
        return grade;
    }
}
