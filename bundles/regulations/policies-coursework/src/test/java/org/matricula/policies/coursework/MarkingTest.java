package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.DecidedBy;

public class MarkingTest {

    private static final String FRIDAY = "due: 2016-09-02, mark: 60, ";

    @Test
    public void wA10_penaltyAsTheOutlineSaysAndOtherwiseByHand() {
        late(FRIDAY + "submitted: 2016-09-02, late_penalty: {marks_per_day: 5}")
                .shows("status", "ON_TIME")
                .shows("mark", "60");
        late(FRIDAY + "submitted: 2016-09-05, late_penalty: {marks_per_day: 5}")
                .shows("status", "PENALISED")
                .shows("late_days", "3")
                .shows("penalty", "15")
                .shows("mark", "45")
                .finds("W-A10", "cl.43", "PENALISED", false)
                .gap("UOW-04", true);
        Uow silent = late(FRIDAY + "submitted: 2016-09-05")
                .shows("status", "MANUAL")
                .shows("penalty", "null")
                .shows("mark", "null")
                .shows("late_days", "3")
                .finds("W-A10", "cl.43", "LATE_PENALTY_NOT_STATED", false);
        assertTrue(silent.judgement().review());
        assertEquals(DecidedBy.SUBJECT_COORDINATOR, silent.judgement().decidedBy());
    }

    @Test
    public void wA10_workingDaysAndTheEndOfTheScale() {
        String working = ", late_penalty: {marks_per_day: 5, days: WORKING, no_marks_after_days: 2}";
        late(FRIDAY + "submitted: 2016-09-05" + working).shows("late_days", "1").shows("mark", "55");
        late(FRIDAY + "submitted: 2016-09-03" + working).shows("late_days", "1");
        late(FRIDAY + "submitted: 2016-09-06" + working)
                .shows("status", "PENALISED")
                .shows("mark", "50");
        late(FRIDAY + "submitted: 2016-09-07" + working)
                .shows("status", "NO_MARKS")
                .shows("penalty", "60")
                .shows("mark", "0");
        late(FRIDAY + "submitted: 2016-09-06, closures: [2016-09-05]" + working).shows("late_days", "1");
        late("due: 2016-09-02, mark: 8, submitted: 2016-09-04, late_penalty: {marks_per_day: 5}")
                .shows("mark", "0")
                .shows("penalty", "8");
    }

    @Test
    public void wA11_anExtensionCountsOnlyWithItsCase() {
        String submitted = FRIDAY + "submitted: 2016-09-05, late_penalty: {marks_per_day: 5}, extension: ";
        late(submitted + "{case: AC-7, due: 2016-09-05}")
                .shows("status", "ON_TIME")
                .shows("effective_due", "2016-09-05")
                .finds("W-A11", "cl.44", "EXTENSION", true);
        late(submitted + "{due: 2016-09-05}")
                .shows("status", "PENALISED")
                .shows("effective_due", "2016-09-02")
                .finds("W-A11", "cl.44", "EXTENSION_WITHOUT_CASE", false);
    }

    @Test
    public void wA12_supplementaryAssessmentIsAvailableUnlessTheOutlineSaysOtherwise() {
        Uow.ask("supplementary-assessment", "{suitable: true}")
                .shows("available", "true")
                .shows("warning", "null");
        Uow.ask("supplementary-assessment", "{suitable: false}")
                .shows("available", "true")
                .shows("warning", "SUPPLEMENTARY_NOT_STATED")
                .finds("W-A12", "cl.31", "SUPPLEMENTARY_NOT_STATED", false);
        Uow.ask("supplementary-assessment", "{suitable: false, statement_in_outline: true}")
                .shows("available", "false")
                .shows("warning", "null");
    }

    @Test
    public void wS2_fifteenWorkingDaysFromTheLaterOfDueDateAndSubmission() {
        String due = "due: 2016-09-02, submitted: ";
        feedback(due + "2016-09-02").shows("due_by", "2016-09-23").shows("limit", "WORKING_DAYS");
        feedback(due + "2016-08-22")
                .shows("due_by", "2016-09-23")
                .gap("AMB-W-07", true)
                .gap("AMB-W-01", true);
        feedback(due + "2016-09-06").shows("due_by", "2016-09-27");
        feedback(due + "2016-09-02, closures: [2016-09-05]").shows("due_by", "2016-09-26");
        feedback(due + "2016-09-02, extension: {case: AC-7, due: 2016-09-09}").shows("due_by", "2016-09-30");
        feedback(due + "2016-09-02, outline_days: 20")
                .shows("due_by", "2016-09-30")
                .shows("limit", "OUTLINE");
        feedback(due + "2016-09-02, returned: 2016-09-23")
                .shows("status", "IN_TIME")
                .finds("W-S2", "cl.36", "IN_TIME", true);
        feedback(due + "2016-09-02, returned: 2016-09-24")
                .shows("status", "LATE")
                .finds("W-S2", "cl.36", "LATE", false);
        feedback("due: 2016-09-02").shows("status", "NOT_SUBMITTED").shows("due_by", "null");
        Uow.ask("feedback", "{due: 2016-09-02, submitted: 2016-09-02}", "{calendar.closures: [2016-09-05]}")
                .shows("due_by", "2016-09-26");
    }

    @Test
    public void wS3_inTimeForTheNextTask() {
        String due = "due: 2016-09-02, submitted: 2016-09-02, next_task_due: ";
        feedback(due + "2016-09-24").shows("usable", "true").finds("W-S3", "cl.35", "USABLE", true);
        feedback(due + "2016-09-23").shows("usable", "false").finds("W-S3", "cl.35", "USABLE", false);
        feedback(due + "2016-09-23, returned: 2016-09-22").shows("usable", "true");
        feedback("due: 2016-09-02, submitted: 2016-09-02").shows("usable", "null");
    }

    @Test
    public void wS4_beforeTheExaminationPeriodWhicheverIsEarlier() {
        String due = "due: 2016-09-02, submitted: 2016-09-02, examination_starts: ";
        feedback(due + "2016-09-20")
                .shows("due_by", "2016-09-19")
                .shows("limit", "EXAMINATION_PERIOD")
                .gap("UOW-05", true)
                .finds("W-S4", "cl.38", "EXAMINATION_PERIOD_DECIDES", true);
        feedback(due + "2016-09-24").shows("due_by", "2016-09-23").shows("limit", "WORKING_DAYS");
        feedback(due + "2016-09-20, returned: 2016-09-20")
                .shows("status", "LATE")
                .finds("W-S4", "cl.38", "LATE", false);
    }

    @Test
    public void wS5_theFinalExaminationIsSeenAfterDeclaration() {
        feedback("kind: FINAL_EXAMINATION")
                .shows("status", "EXEMPT")
                .shows("examination_view", "null")
                .finds("W-S5", "cl.34", "EXAMINATION_VIEW", false);
        feedback("kind: FINAL_EXAMINATION, declared: true").shows("examination_view", "SUBJECT_COORDINATOR");
        feedback("kind: FINAL_EXAMINATION, declared: true, coordinator_available: false")
                .shows("examination_view", "HEAD_OF_ACADEMIC_UNIT");
    }

    @Test
    public void theDescriptionOfTheFactsIsKept() {
        assertThrows(ProblemException.class, () -> late("due: 2016-09-02, mark: 60"));
        assertThrows(ProblemException.class, () -> Uow.ask("scaling", "{method_stated: true}"));
        assertThrows(ProblemException.class, () -> Uow.ask("subject-result", "{tasks: []}"));
        assertThrows(ProblemException.class, () -> Uow.ask("retention", "{classes: [{class: '12.1'}]}"));
        assertThrows(ProblemException.class, () -> Uow.ask("assessment-design", "{tasks: []}"));
    }

    private static Uow late(String given) {
        return Uow.ask("late-penalty", "{" + given + "}");
    }

    private static Uow feedback(String given) {
        return Uow.ask("feedback", "{" + given + "}");
    }
}
