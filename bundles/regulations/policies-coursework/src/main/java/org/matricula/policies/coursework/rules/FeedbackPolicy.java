package org.matricula.policies.coursework.rules;

import java.time.LocalDate;
import org.matricula.policies.coursework.Feedback;
import org.matricula.policies.coursework.Feedback.ExaminationView;
import org.matricula.policies.coursework.Feedback.Limit;
import org.matricula.policies.coursework.Feedback.Status;
import org.matricula.policies.coursework.FeedbackFacts;
import org.matricula.policies.coursework.Submission;
import org.matricula.policies.coursework.TaskKind;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** When marked work is due back, and how a final examination may be seen (W-S2 to W-S5). */
public final class FeedbackPolicy implements Policy<FeedbackFacts, Feedback> {

    private final WorkingDays workingDays;
    private final int ordinaryDays;

    private FeedbackPolicy(Parameters parameters) {
        workingDays = WorkingDays.of(parameters);
        ordinaryDays = ParameterValues.count(parameters, "feedback_working_days");
    }

    /** Takes its numbers from {@code feedback_working_days} and the block {@code calendar}. */
    public static FeedbackPolicy configure(Parameters parameters) {
        return new FeedbackPolicy(parameters);
    }

    @Override
    public Judgement<Feedback> evaluate(FeedbackFacts facts) {
        Trail trail = new Trail();
        Feedback feedback = facts.kind() == TaskKind.FINAL_EXAMINATION ? examination(facts, trail) : task(facts, trail);
        return trail.judgement(feedback, Entitlement.RIGHT, DecidedBy.SYSTEM);
    }

    private static Feedback examination(FeedbackFacts facts, Trail trail) {
        ExaminationView view = null;
        if (facts.declared()) {
            view = facts.coordinatorAvailable()
                    ? ExaminationView.SUBJECT_COORDINATOR
                    : ExaminationView.HEAD_OF_ACADEMIC_UNIT;
        }
        trail.add(Rules.RETURN.met("EXEMPT", Rule.fact("kind", facts.kind())));
        trail.add(Rules.FEEDBACK.finding("EXAMINATION_VIEW", view != null, Rule.fact("declared", facts.declared())));
        return new Feedback(Status.EXEMPT, null, null, null, view);
    }

    private Feedback task(FeedbackFacts facts, Trail trail) {
        trail.add(Rules.FEEDBACK.met("FEEDBACK_DUE", Rule.fact("kind", facts.kind())));
        Submission submission = facts.submission();
        if (submission.submitted() == null) {
            trail.add(Rules.RETURN.failed("NOT_SUBMITTED", Rule.fact("due", submission.due())));
            return new Feedback(Status.NOT_SUBMITTED, null, null, null, null);
        }
        LocalDate dueBy = ordinary(facts, trail);
        Limit limit = facts.outlineDays() == null ? Limit.WORKING_DAYS : Limit.OUTLINE;
        if (facts.examinationStarts() != null) {
            LocalDate before = facts.examinationStarts().minusDays(1);
            boolean earlier = before.isBefore(dueBy);
            trail.gap("UOW-05");
            trail.add(Rules.BEFORE_EXAMINATION.met(
                    earlier ? "EXAMINATION_PERIOD_DECIDES" : "EXAMINATION_PERIOD_LATER",
                    Rule.fact("examination_starts", facts.examinationStarts())));
            dueBy = earlier ? before : dueBy;
            limit = earlier ? Limit.EXAMINATION_PERIOD : limit;
        }
        Status status = status(facts, dueBy, limit, trail);
        return new Feedback(status, dueBy, limit, usable(facts, dueBy, trail), null);
    }

    private LocalDate ordinary(FeedbackFacts facts, Trail trail) {
        int days = facts.outlineDays() == null ? ordinaryDays : facts.outlineDays();
        LocalDate due = DueDates.effective(facts.submission(), trail);
        LocalDate submitted = facts.submission().submitted();
        LocalDate start = submitted.isAfter(due) ? submitted : due;
        LocalDate dueBy = workingDays.after(start, days, facts.closures(), trail);
        trail.gap("AMB-W-07");
        trail.add(Rules.RETURN.met(
                "DUE_BY",
                Rule.fact("clock_starts", start),
                Rule.fact("working_days", days),
                Rule.fact("due_by", dueBy)));
        return dueBy;
    }

    private static Status status(FeedbackFacts facts, LocalDate dueBy, Limit limit, Trail trail) {
        if (facts.returned() == null) {
            return Status.OUTSTANDING;
        }
        Status status = facts.returned().isAfter(dueBy) ? Status.LATE : Status.IN_TIME;
        Rule rule = limit == Limit.EXAMINATION_PERIOD ? Rules.BEFORE_EXAMINATION : Rules.RETURN;
        trail.add(rule.finding(
                status.name(),
                status == Status.IN_TIME,
                Rule.fact("returned", facts.returned()),
                Rule.fact("due_by", dueBy)));
        return status;
    }

    private static Boolean usable(FeedbackFacts facts, LocalDate dueBy, Trail trail) {
        if (facts.nextTaskDue() == null) {
            return null;
        }
        LocalDate comes = facts.returned() == null ? dueBy : facts.returned();
        boolean usable = comes.isBefore(facts.nextTaskDue());
        trail.add(Rules.NEXT_TASK.finding(
                "USABLE", usable, Rule.fact("comes", comes), Rule.fact("next_task_due", facts.nextTaskDue())));
        return usable;
    }
}
