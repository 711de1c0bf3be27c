package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;

public class AssessmentDesignTest {

    private static final String SOUND = "criteria_published: true, rubric: true, due_stated: true,"
            + " numerical_mark: true, formative: true, feedback_usable: true, written: true";
    private static final String OUTLINE = "late_penalty_stated: true, adjustments_possible: true,"
            + " descriptors_published: true, supplementary: {suitable: true}";

    @Test
    public void aSoundOutlineIsCompliantAndNamesTheListsThatTheSourceLacks() {
        outline(task("weight: 70"))
                .shows("compliant", "true")
                .shows("errors", "[]")
                .shows("warnings", "[]")
                .shows("advisories", "[]")
                .shows("manual", "[]")
                .shows("source_missing", "[15, 17]")
                .gap("UOW-01", true);
    }

    @Test
    public void wA1_noTaskAbove70() {
        outline(task("weight: 70")).finds("W-A1", "cl.25", "TASK_OVER_MAXIMUM", true);
        Uow over = outline(task("weight: 70.01")).shows("errors", "[TASK_OVER_MAXIMUM]");
        over.finds("W-A1", "cl.25", "TASK_OVER_MAXIMUM", false);
        assertEquals(Entitlement.DISCRETION, over.judgement().entitlement());
        assertEquals(DecidedBy.HEAD_OF_ACADEMIC_UNIT, over.judgement().decidedBy());
        assertTrue(over.judgement().overridable());
        for (String kind : new String[] {"CREATIVE_PROJECT", "SPECIAL_PROJECT", "PROFESSIONAL_EXPERIENCE"}) {
            outline(task("weight: 100, kind: " + kind))
                    .shows("compliant", "true")
                    .gap("UOW-02", true);
        }
        outline(task("weight: 80, approvals: [W-A1]"))
                .shows("compliant", "true")
                .shows("approved", "[TASK_OVER_MAXIMUM]");
        outline(task("weight: 80, approvals: [W-A8]")).shows("compliant", "false");
    }

    @Test
    public void wA2_atLeastOneWrittenTask() {
        String unwritten = task("weight: 50").replace(", written: true", "");
        Uow none = outline(unwritten).shows("errors", "[NO_WRITTEN_TASK]");
        none.finds("W-A2", "cl.26", "NO_WRITTEN_TASK", false);
        assertEquals(Entitlement.BARRED, none.judgement().entitlement());
        outline(unwritten + ", " + task("weight: 50")).shows("compliant", "true");
    }

    @Test
    public void wA3_groupWorkIsDeterminableAndAtMost50InAll() {
        String group = "group: true, contribution_determinable: true, weight: ";
        outline(task(group + "25") + ", " + task(group + "25")).shows("compliant", "true");
        outline(task(group + "25") + ", " + task(group + "25.5"))
                .shows("errors", "[GROUP_OVER_MAXIMUM]")
                .finds("W-A3", "cl.27", "GROUP_OVER_MAXIMUM", false)
                .gap("AMB-W-08", true);
        Uow.ask("assessment-design", "{tasks: [" + task(group + "60") + "], approvals: [W-A3], " + OUTLINE + "}")
                .shows("approved", "[GROUP_OVER_MAXIMUM]")
                .shows("compliant", "true");
        Uow.ask(
                        "assessment-design",
                        "{tasks: [" + task("group: true, weight: 20") + "], approvals: [W-A3], " + OUTLINE + "}")
                .shows("errors", "[CONTRIBUTION_NOT_DETERMINABLE]")
                .gap("UOW-03", true);
    }

    @Test
    public void wA4_attendanceNeverEarnsMarks() {
        outline(task("weight: 10, attendance_marks: true"))
                .shows("errors", "[ATTENDANCE_EARNS_MARKS]")
                .finds("W-A4", "cl.28", "ATTENDANCE_EARNS_MARKS", false);
    }

    @Test
    public void wA4_requiredAttendanceIsRecorded() {
        String task = "{tasks: [" + task("weight: 10") + "], " + OUTLINE;
        Uow unrecorded = Uow.ask("assessment-design", task + ", attendance: {required: true}}");
        unrecorded
                .shows("errors", "[ATTENDANCE_WITHOUT_RECORD]")
                .finds("W-A4", "cl.28", "ATTENDANCE_WITHOUT_RECORD", false);
        assertEquals(Entitlement.BARRED, unrecorded.judgement().entitlement());
        Uow.ask("assessment-design", task + ", attendance: {required: true, record: true}}")
                .shows("compliant", "true")
                .finds("W-A4", "cl.28", "ATTENDANCE_WITHOUT_RECORD", true);
        Uow.ask("assessment-design", task + ", attendance: {required: false}}").shows("compliant", "true");
    }

    @Test
    public void wA5_participationNeedsCriteriaAndARecord() {
        outline(task("weight: 10, participation_marks: true"))
                .shows("errors", "[PARTICIPATION_WITHOUT_CRITERIA, PARTICIPATION_WITHOUT_RECORD]")
                .finds("W-A5", "cl.29", "PARTICIPATION_WITHOUT_RECORD", false);
        outline(task("weight: 10, participation_marks: true, participation_criteria: true,"
                        + " participation_record: true"))
                .shows("compliant", "true");
    }

    @Test
    public void wA6_wA7_criteriaAndRubric() {
        outline(task("weight: 10").replace("criteria_published: true, rubric: true, ", ""))
                .shows("errors", "[CRITERIA_NOT_PUBLISHED, NO_RUBRIC]")
                .finds("W-A6", "cl.23", "CRITERIA_NOT_PUBLISHED", false)
                .finds("W-A7", "cl.24", "NO_RUBRIC", false);
    }

    @Test
    public void wA8_neverDueInStudyRecessWithoutApproval() {
        String recess = "study_recess: [{from: 2016-10-24, to: 2016-10-28}], " + OUTLINE + "}";
        for (String day : new String[] {"2016-10-24", "2016-10-28"}) {
            Uow.ask("assessment-design", "{tasks: [" + task("weight: 10, due: " + day) + "], " + recess)
                    .shows("errors", "[DUE_IN_RECESS]")
                    .finds("W-A8", "cl.32", "DUE_IN_RECESS", false);
        }
        for (String day : new String[] {"2016-10-23", "2016-10-29"}) {
            Uow.ask("assessment-design", "{tasks: [" + task("weight: 10, due: " + day) + "], " + recess)
                    .shows("compliant", "true");
        }
        String approved = task("weight: 10, due: 2016-10-25, approvals: [W-A8]");
        Uow.ask("assessment-design", "{tasks: [" + approved + "], " + recess).shows("approved", "[DUE_IN_RECESS]");
    }

    @Test
    public void wA9_dueDateTimeAndMeansAreStated() {
        outline(task("weight: 10").replace("due_stated: true, ", ""))
                .shows("errors", "[DUE_NOT_STATED]")
                .finds("W-A9", "cl.42", "DUE_NOT_STATED", false);
    }

    @Test
    public void wA10_wA14_whatAPersonMustSeeTo() {
        Uow silent = Uow.ask(
                        "assessment-design",
                        "{tasks: [" + task("weight: 10") + "], descriptors_published: true,"
                                + " supplementary: {suitable: true}}")
                .shows("compliant", "true")
                .shows("manual", "[LATE_PENALTY_NOT_STATED, ADJUSTMENT_NOT_POSSIBLE]")
                .finds("W-A10", "cl.43", "LATE_PENALTY_NOT_STATED", false)
                .finds("W-A14", "cl.22", "ADJUSTMENT_NOT_POSSIBLE", false);
        assertTrue(silent.judgement().review());
    }

    @Test
    public void wA12_silenceOnSupplementaryAssessmentIsAWarning() {
        String silent = "{tasks: [" + task("weight: 10") + "], " + OUTLINE.replace("suitable: true", "suitable: false");
        Uow.ask("assessment-design", silent + "}")
                .shows("compliant", "true")
                .shows("warnings", "[SUPPLEMENTARY_NOT_STATED]")
                .finds("W-A12", "cl.31", "SUPPLEMENTARY_NOT_STATED", false);
    }

    @Test
    public void wA13_theMethodOfScalingIsStated() {
        String scaled = "{tasks: [" + task("weight: 10") + "], " + OUTLINE + ", scaling: ";
        Uow.ask("assessment-design", scaled + "{method_stated: false}}")
                .shows("errors", "[SCALING_NOT_STATED]")
                .finds("W-A13", "cl.30", "SCALING_NOT_STATED", false);
        Uow.ask("assessment-design", scaled + "{method_stated: true}}").shows("compliant", "true");
    }

    @Test
    public void wA15_anotherScaleNeedsApprovalAndItsMethod() {
        String other = "{tasks: [" + task("weight: 10") + "], " + OUTLINE + ", mark_scale: ";
        Uow.ask("assessment-design", other + "{from: 0, to: 100}}").shows("compliant", "true");
        Uow.ask("assessment-design", other + "{from: 0, to: 50}}")
                .shows("errors", "[MARK_SCALE, MARK_SCALE_NOT_STATED]")
                .finds("W-A15", "cl.53", "MARK_SCALE", false);
        Uow.ask("assessment-design", other + "{from: 1, to: 100, method_stated: true}, approvals: [W-A15]}")
                .shows("compliant", "true")
                .shows("approved", "[MARK_SCALE]");
        Uow.ask("assessment-design", other + "{from: 0, to: 50}, grading_mode: SU}")
                .shows("compliant", "true");
    }

    @Test
    public void wA16_aNumberForEveryTaskButInUngradedSubjects() {
        String unmarked = task("weight: 10").replace("numerical_mark: true, ", "");
        outline(unmarked).shows("errors", "[NO_NUMERICAL_MARK]").finds("W-A16", "cl.39", "NO_NUMERICAL_MARK", false);
        Uow.ask("assessment-design", "{grading_mode: SU, tasks: [" + unmarked + "], " + OUTLINE + "}")
                .shows("compliant", "true");
    }

    @Test
    public void wA17_tasksThatAssureOutcomesAreReviewed() {
        outline(task("weight: 10, assures_outcomes: true"))
                .shows("errors", "[NOT_REVIEWED]")
                .finds("W-A17", "cl.88-89", "NOT_REVIEWED", false);
        outline(task("weight: 10, assures_outcomes: true, reviewed: true")).shows("compliant", "true");
        outline(task("weight: 10, assures_outcomes: true, jointly_designed: true"))
                .shows("compliant", "true");
    }

    @Test
    public void wA18_formativeTasksAndUsableFeedbackAreAdvised() {
        String bare = task("weight: 10").replace("formative: true, feedback_usable: true, ", "");
        outline(bare)
                .shows("compliant", "true")
                .shows("advisories", "[FEEDBACK_TOO_LATE, NO_FORMATIVE_TASK]")
                .finds("W-A18", "cl.15-17", "NO_FORMATIVE_TASK", false)
                .finds("W-A18", "cl.35", "FEEDBACK_TOO_LATE", false);
        outline(task("weight: 10") + ", " + bare.replace("weight: 10", "weight: 60, kind: FINAL_EXAMINATION"))
                .shows("advisories", "[]");
    }

    @Test
    public void cl122_descriptorsArePublishedInTheOutline() {
        Uow.ask(
                        "assessment-design",
                        "{tasks: [" + task("weight: 10") + "], late_penalty_stated: true,"
                                + " adjustments_possible: true, supplementary: {suitable: true}}")
                .shows("errors", "[DESCRIPTORS_NOT_PUBLISHED]")
                .finds("W-G", "cl.122", "DESCRIPTORS_NOT_PUBLISHED", false);
    }

    @Test
    public void aCompletedSourceIsNoLongerMissing() {
        Uow.ask("assessment-design", "{tasks: [" + task("weight: 10") + "], " + OUTLINE + "}", "{source_missing: [17]}")
                .shows("source_missing", "[17]");
    }

    private static Uow outline(String tasks) {
        return Uow.ask("assessment-design", "{tasks: [" + tasks + "], " + OUTLINE + "}");
    }

    private static String task(String facts) {
        return "{code: T, " + facts + ", " + SOUND + "}";
    }
}
