package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.coursework.Compliance;
import org.matricula.policies.coursework.GradingMode;
import org.matricula.policies.coursework.SubjectOutline;
import org.matricula.policies.coursework.SubjectOutline.Task;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Whether a subject's assessment is designed as the rules demand (section 2). */
public final class AssessmentDesignPolicy implements Policy<SubjectOutline, Compliance> {

    private final TaskChecks taskChecks;
    private final BigDecimal maxGroup;
    private final boolean writtenTask;
    private final BigDecimal scaleFrom;
    private final BigDecimal scaleTo;
    private final MissingSource source;

    private AssessmentDesignPolicy(Parameters parameters) {
        taskChecks = TaskChecks.of(parameters);
        maxGroup = ParameterValues.percent(parameters, "max_group_pct");
        writtenTask = parameters.flag("require_written_task");
        scaleFrom = ParameterValues.percent(parameters, "mark_scale.0");
        scaleTo = ParameterValues.percent(parameters, "mark_scale.1");
        source = MissingSource.of(parameters);
    }

    /** Takes its numbers from the top of the tree and from {@code mark_scale}. */
    public static AssessmentDesignPolicy configure(Parameters parameters) {
        return new AssessmentDesignPolicy(parameters);
    }

    @Override
    public Judgement<Compliance> evaluate(SubjectOutline outline) {
        if (outline.tasks().isEmpty()) {
            throw Problem.invalid("tasks", null, "must hold at least one task").exception();
        }
        Checklist checks = new Checklist(source);
        for (Task task : outline.tasks()) {
            taskChecks.check(task, outline, checks);
        }
        tasksTogether(outline, checks);
        marks(outline, checks);
        published(outline, checks);
        return checks.judgement();
    }

    private void tasksTogether(SubjectOutline outline, Checklist checks) {
        boolean written = outline.tasks().stream().anyMatch(Task::written);
        checks.demand(Rules.WRITTEN_WORK, "NO_WRITTEN_TASK", written || !writtenTask, Rule.fact("written", written));
        BigDecimal group =
                outline.tasks().stream().filter(Task::group).map(Task::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (group.signum() > 0) {
            checks.trail().gap("AMB-W-08");
            checks.demandUnlessApproved(
                    Rules.GROUP_WORK,
                    "GROUP_OVER_MAXIMUM",
                    group.compareTo(maxGroup) <= 0,
                    outline.approvals(),
                    Rule.fact("group_pct", group),
                    Rule.fact("max_group_pct", maxGroup));
        }
        if (outline.attendanceRequired()) {
            checks.demand(
                    Rules.ATTENDANCE,
                    "ATTENDANCE_WITHOUT_RECORD",
                    outline.attendanceRecorded(),
                    Rule.fact("attendance_record", outline.attendanceRecorded()));
        }
        boolean formative = outline.tasks().stream().anyMatch(Task::formative);
        checks.advise(Rules.FORMATIVE, "NO_FORMATIVE_TASK", formative, Rule.fact("formative", formative));
        checks.source(15);
        checks.source(17);
    }

    private void marks(SubjectOutline outline, Checklist checks) {
        boolean ordinary = outline.gradingMode() == GradingMode.SU
                || outline.scaleFrom() == null
                || outline.scaleFrom().compareTo(scaleFrom) == 0
                        && outline.scaleTo().compareTo(scaleTo) == 0;
        checks.demandUnlessApproved(
                Rules.MARK_SCALE,
                "MARK_SCALE",
                ordinary,
                outline.approvals(),
                Rule.fact("from", outline.scaleFrom()),
                Rule.fact("to", outline.scaleTo()));
        checks.demand(
                Rules.MARK_SCALE,
                "MARK_SCALE_NOT_STATED",
                ordinary || outline.scaleMethodStated(),
                Rule.fact("method_stated", outline.scaleMethodStated()));
        checks.demand(
                Rules.SCALING,
                "SCALING_NOT_STATED",
                !outline.scalingUsed() || outline.scalingMethodStated(),
                Rule.fact("scaling_used", outline.scalingUsed()),
                Rule.fact("method_stated", outline.scalingMethodStated()));
    }

    private void published(SubjectOutline outline, Checklist checks) {
        checks.warn(
                Rules.SUPPLEMENTARY,
                SupplementaryPolicy.NOT_STATED,
                SupplementaryPolicy.isClear(outline.supplementary()),
                Rule.fact(
                        "statement_in_outline",
                        outline.supplementary() != null
                                && outline.supplementary().statementInOutline()));
        checks.manual(
                Rules.LATE_PENALTY,
                "LATE_PENALTY_NOT_STATED",
                outline.latePenaltyStated(),
                Rule.fact("late_penalty_stated", outline.latePenaltyStated()));
        checks.manual(
                Rules.ADJUSTMENT,
                "ADJUSTMENT_NOT_POSSIBLE",
                outline.adjustmentsPossible(),
                Rule.fact("adjustments_possible", outline.adjustmentsPossible()));
        checks.demand(
                Rules.DESCRIPTORS,
                "DESCRIPTORS_NOT_PUBLISHED",
                outline.descriptorsPublished(),
                Rule.fact("descriptors_published", outline.descriptorsPublished()));
    }
}
