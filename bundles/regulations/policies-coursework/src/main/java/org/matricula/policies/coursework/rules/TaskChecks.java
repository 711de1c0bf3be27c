package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.coursework.GradingMode;
import org.matricula.policies.coursework.SubjectOutline;
import org.matricula.policies.coursework.SubjectOutline.Task;
import org.matricula.policies.coursework.TaskKind;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/**
 * What each task of an outline must fulfil.
 *
 * @param maxWeight the most that one task may weigh
 * @param unlimited the kinds of tasks that may weigh more
 * @param marksForAttendance whether attendance may earn marks
 */
record TaskChecks(BigDecimal maxWeight, Set<TaskKind> unlimited, boolean marksForAttendance) {

    static TaskChecks of(Parameters parameters) {
        Set<TaskKind> unlimited = EnumSet.noneOf(TaskKind.class);
        for (String name : parameters.texts("unlimited_task_kinds")) {
            unlimited.add(kind(name));
        }
        // the only value that is known; another would mean another rule
        ParameterValues.oneOf(parameters, "recess_due_dates", Set.of("requires_HAU"));
        return new TaskChecks(
                ParameterValues.percent(parameters, "max_single_task_pct"),
                unlimited,
                parameters.flag("marks_for_attendance"));
    }

    private static TaskKind kind(String name) {
        for (TaskKind kind : TaskKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw Problem.invalid("parameter unlimited_task_kinds", name, "must be a kind of task")
                .exception();
    }

    void check(Task task, SubjectOutline outline, Checklist checks) {
        weight(task, checks);
        marking(task, outline.gradingMode(), checks);
        earning(task, checks);
        due(task, outline, checks);
        quality(task, checks);
    }

    private void weight(Task task, Checklist checks) {
        boolean within = task.weight().compareTo(maxWeight) <= 0;
        boolean named = unlimited.contains(task.kind());
        if (!within && named) {
            checks.trail().gap("UOW-02");
        }
        checks.demandUnlessApproved(
                Rules.TASK_WEIGHT,
                "TASK_OVER_MAXIMUM",
                within || named,
                task.approvals(),
                task(task),
                Rule.fact("weight", task.weight()),
                Rule.fact("max_single_task_pct", maxWeight),
                Rule.fact("kind", task.kind()));
        if (task.group()) {
            checks.trail().gap("UOW-03");
            checks.demand(
                    Rules.GROUP_WORK,
                    "CONTRIBUTION_NOT_DETERMINABLE",
                    task.contributionDeterminable(),
                    task(task),
                    Rule.fact("contribution_determinable", task.contributionDeterminable()));
        }
    }

    private static void marking(Task task, GradingMode mode, Checklist checks) {
        checks.demand(
                Rules.CRITERIA,
                "CRITERIA_NOT_PUBLISHED",
                task.criteriaPublished(),
                task(task),
                Rule.fact("criteria_published", task.criteriaPublished()));
        checks.demand(Rules.RUBRIC, "NO_RUBRIC", task.rubric(), task(task), Rule.fact("rubric", task.rubric()));
        checks.demand(
                Rules.NUMERICAL_MARK,
                "NO_NUMERICAL_MARK",
                task.numericalMark() || mode == GradingMode.SU,
                task(task),
                Rule.fact("numerical_mark", task.numericalMark()),
                Rule.fact("grading_mode", mode));
    }

    private void earning(Task task, Checklist checks) {
        checks.demand(
                Rules.ATTENDANCE,
                "ATTENDANCE_EARNS_MARKS",
                !task.attendanceMarks() || marksForAttendance,
                task(task),
                Rule.fact("attendance_marks", task.attendanceMarks()));
        if (task.participationMarks()) {
            checks.demand(
                    Rules.PARTICIPATION,
                    "PARTICIPATION_WITHOUT_CRITERIA",
                    task.participationCriteria(),
                    task(task),
                    Rule.fact("participation_criteria", task.participationCriteria()));
            checks.demand(
                    Rules.PARTICIPATION,
                    "PARTICIPATION_WITHOUT_RECORD",
                    task.participationRecord(),
                    task(task),
                    Rule.fact("participation_record", task.participationRecord()));
        }
    }

    private static void due(Task task, SubjectOutline outline, Checklist checks) {
        boolean inRecess =
                task.due() != null && outline.studyRecess().stream().anyMatch(recess -> recess.includes(task.due()));
        checks.demandUnlessApproved(
                Rules.STUDY_RECESS,
                "DUE_IN_RECESS",
                !inRecess,
                task.approvals(),
                task(task),
                Rule.fact("due", task.due()));
        checks.demand(
                Rules.DUE_STATED,
                "DUE_NOT_STATED",
                task.dueStated(),
                task(task),
                Rule.fact("due_stated", task.dueStated()));
    }

    private static void quality(Task task, Checklist checks) {
        if (task.assuresOutcomes()) {
            checks.demand(
                    Rules.TASK_REVIEW,
                    "NOT_REVIEWED",
                    task.reviewed() || task.jointlyDesigned(),
                    task(task),
                    Rule.fact("reviewed", task.reviewed()),
                    Rule.fact("jointly_designed", task.jointlyDesigned()));
        }
        if (task.kind() != TaskKind.FINAL_EXAMINATION) {
            checks.advise(
                    Rules.FEEDBACK_LOOP,
                    "FEEDBACK_TOO_LATE",
                    task.feedbackUsable(),
                    task(task),
                    Rule.fact("feedback_usable", task.feedbackUsable()));
        }
    }

    private static Fact task(Task task) {
        return Rule.fact("task", task.code());
    }
}
