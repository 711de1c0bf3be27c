package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A subject's assessment as its outline has it (section 2).
 *
 * @param gradingMode by marks, or satisfactory and unsatisfactory
 * @param tasks the assessment tasks
 * @param studyRecess the study recesses of the session
 * @param scaleFrom lowest mark of another scale; null for the ordinary scale
 * @param scaleTo highest mark of another scale; null for the ordinary scale
 * @param scaleMethodStated true when the method of another scale stands in the outline
 * @param scalingUsed true when marks are scaled
 * @param scalingMethodStated true when the method of scaling stands in the outline
 * @param attendanceRequired true when attendance is required
 * @param attendanceRecorded true when records of it are kept
 * @param supplementary what the outline says of supplementary assessment
 * @param latePenaltyStated true when the outline sets a late penalty
 * @param adjustmentsPossible true when reasonable adjustments can be made for registered disabilities
 * @param descriptorsPublished true when the grade descriptors are published to students
 * @param approvals ids of the rules from which the head of the academic unit has approved a departure: {@code W-A3}
 */
public record SubjectOutline(
        GradingMode gradingMode,
        List<Task> tasks,
        List<Recess> studyRecess,
        BigDecimal scaleFrom,
        BigDecimal scaleTo,
        boolean scaleMethodStated,
        boolean scalingUsed,
        boolean scalingMethodStated,
        boolean attendanceRequired,
        boolean attendanceRecorded,
        SupplementaryFacts supplementary,
        boolean latePenaltyStated,
        boolean adjustmentsPossible,
        boolean descriptorsPublished,
        Set<String> approvals) {

    /** Copies the collections. */
    public SubjectOutline {
        tasks = List.copyOf(tasks);
        studyRecess = List.copyOf(studyRecess);
        approvals = Set.copyOf(approvals);
    }

    /**
     * A study recess.
     *
     * @param from its first day
     * @param to its last day
     */
    public record Recess(LocalDate from, LocalDate to) {

        /** True on its first and last day and between. */
        public boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * An assessment task.
     *
     * @param code its code within the subject
     * @param weight percent of the final mark
     * @param kind what sort of task it is
     * @param written true when it requires written work
     * @param group true for group work
     * @param contributionDeterminable true when each member's contribution to group work can be determined
     * @param attendanceMarks true when attendance earns marks
     * @param participationMarks true when class participation earns marks
     * @param participationCriteria true when there are explicit criteria for it
     * @param participationRecord true when the person who takes the class keeps a record of it
     * @param criteriaPublished true when the marking criteria are published in the outline
     * @param rubric true when a rubric measures the levels of attainment
     * @param due the day on which it is due; null where it has none or it is not fixed
     * @param dueStated true when due date, time and means of submission stand in the outline
     * @param numericalMark true when it is marked with a number
     * @param assuresOutcomes true when it assures learning outcomes of the subject
     * @param reviewed true when another academic with knowledge of the discipline reviewed it
     * @param jointlyDesigned true when the teaching team designed it together
     * @param formative true when it serves learning more than judging
     * @param feedbackUsable true when its feedback comes in time to be used
     * @param approvals ids of the rules from which the head of the academic unit has approved a departure
     */
    public record Task(
            String code,
            BigDecimal weight,
            TaskKind kind,
            boolean written,
            boolean group,
            boolean contributionDeterminable,
            boolean attendanceMarks,
            boolean participationMarks,
            boolean participationCriteria,
            boolean participationRecord,
            boolean criteriaPublished,
            boolean rubric,
            LocalDate due,
            boolean dueStated,
            boolean numericalMark,
            boolean assuresOutcomes,
            boolean reviewed,
            boolean jointlyDesigned,
            boolean formative,
            boolean feedbackUsable,
            Set<String> approvals) {

        /** Copies the set. */
        public Task {
            approvals = Set.copyOf(approvals);
        }
    }
}
