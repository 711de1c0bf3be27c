package org.matricula.policies.coursework.wire;

import java.util.LinkedHashSet;
import java.util.Map;
import org.matricula.policies.coursework.Feedback;
import org.matricula.policies.coursework.FeedbackFacts;
import org.matricula.policies.coursework.GradingMode;
import org.matricula.policies.coursework.LatePenalty;
import org.matricula.policies.coursework.LatePenaltyFacts;
import org.matricula.policies.coursework.LatePenaltyFacts.Days;
import org.matricula.policies.coursework.Scaling;
import org.matricula.policies.coursework.ScalingFacts;
import org.matricula.policies.coursework.SubjectResult;
import org.matricula.policies.coursework.SubjectResultFacts;
import org.matricula.policies.coursework.SubjectResultFacts.TaskMark;
import org.matricula.policies.coursework.Submission;
import org.matricula.policies.coursework.Submission.Extension;
import org.matricula.policies.coursework.TaskKind;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Late work, scaling, feedback and results on the wire. */
public final class MarkingWire {

    private static final String WHOLE = "whole";

    private MarkingWire() {}

    /** Reads the facts of late work. */
    public static LatePenaltyFacts latePenalty(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            LatePenaltyFacts read = new LatePenaltyFacts(
                    submission(facts),
                    facts.percent("mark"),
                    facts.objectOr("late_penalty", MarkingWire::penalty, null),
                    new LinkedHashSet<>(facts.dates("closures")));
            if (read.submission().submitted() == null) {
                throw facts.refuse("submitted", "must be given");
            }
            return read;
        });
    }

    private static Submission submission(FactReader facts) {
        return new Submission(
                facts.date("due"),
                facts.objectOr("extension", one -> new Extension(one.textOr("case", null), one.date("due")), null),
                facts.dateOr("submitted", null));
    }

    private static LatePenaltyFacts.Penalty penalty(FactReader facts) {
        return new LatePenaltyFacts.Penalty(
                facts.percent("marks_per_day"),
                facts.oneOfOr("days", Days.class, Days.CALENDAR),
                facts.has("no_marks_after_days") ? facts.count("no_marks_after_days") : null);
    }

    /** Shows what becomes of late work. */
    public static Map<String, Object> show(LatePenalty outcome) {
        return new Shown()
                .with("status", outcome.status())
                .with("effective_due", WireDates.text(outcome.effectiveDue()))
                .with("late_days", outcome.lateDays())
                .with("penalty", outcome.penalty())
                .with("mark", outcome.mark())
                .map();
    }

    /** Reads the marks of a scaling. */
    public static ScalingFacts scaling(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            ScalingFacts read = new ScalingFacts(
                    facts.flagOr("method_stated", false),
                    facts.flagOr("variation_approved", false),
                    facts.list("students", MarkingWire::student));
            if (read.students().isEmpty()) {
                throw facts.refuse("students", "must hold at least one student");
            }
            return read;
        });
    }

    private static ScalingFacts.Student student(FactReader facts) {
        return new ScalingFacts.Student(
                facts.text("student"),
                facts.textOr("cohort", WHOLE),
                facts.percent("raw"),
                facts.percent("scaled"),
                facts.percentOr("released", null));
    }

    /** Shows whether a scaling is permitted. */
    public static Map<String, Object> show(Scaling outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("preserves_rank", outcome.preservesRank())
                .with("reasons", outcome.reasons())
                .with("students", outcome.students())
                .with("warnings", outcome.warnings())
                .map();
    }

    /** Reads the facts of feedback. */
    public static FeedbackFacts feedback(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            TaskKind kind = facts.oneOfOr("kind", TaskKind.class, TaskKind.ORDINARY);
            return new FeedbackFacts(
                    kind,
                    kind == TaskKind.FINAL_EXAMINATION ? null : submission(facts),
                    facts.has("outline_days") ? facts.count("outline_days") : null,
                    facts.dateOr("returned", null),
                    facts.dateOr("next_task_due", null),
                    facts.dateOr("examination_starts", null),
                    facts.flagOr("declared", false),
                    facts.flagOr("coordinator_available", true),
                    new LinkedHashSet<>(facts.dates("closures")));
        });
    }

    /** Shows when marked work is due back. */
    public static Map<String, Object> show(Feedback outcome) {
        return new Shown()
                .with("status", outcome.status())
                .with("due_by", WireDates.text(outcome.dueBy()))
                .with("limit", outcome.limit())
                .with("usable", outcome.usable())
                .with("examination_view", outcome.examinationView())
                .map();
    }

    /** Reads the facts of a subject's result. */
    public static SubjectResultFacts subjectResult(Map<String, Object> given) {
        return FactReader.read(given, MarkingWire::subjectResult);
    }

    private static SubjectResultFacts subjectResult(FactReader facts) {
        if (facts.oneOfOr("grading_mode", GradingMode.class, GradingMode.MARKS) == GradingMode.SU) {
            return new SubjectResultFacts.Ungraded(
                    facts.flag("satisfactory"), facts.textOr("school", null), facts.flagOr("excellent", false));
        }
        SubjectResultFacts.Marked read = new SubjectResultFacts.Marked(
                facts.list("tasks", MarkingWire::taskMark), facts.percentOr("overall", null));
        if (read.tasks().isEmpty()) {
            throw facts.refuse("tasks", "must hold at least one task");
        }
        return read;
    }

    private static TaskMark taskMark(FactReader facts) {
        return new TaskMark(
                facts.text("code"),
                facts.percent("weight"),
                facts.percent("mark"),
                facts.percentOr("minimum", null),
                facts.flagOr("minimum_unmet", false));
    }

    /** Shows a subject's result. */
    public static Map<String, Object> show(SubjectResult outcome) {
        return new Shown()
                .with("overall", outcome.overall())
                .with("mark", outcome.mark())
                .with("grade", outcome.grade())
                .with("passed", outcome.passed())
                .with("minimum_unmet", outcome.minimumUnmet())
                .map();
    }
}
