package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;

/** Right at each limit and right beside it: what the mutation tests found to be missing. */
public class BoundaryTest {

    private static final String OUTLINE = "{tasks: [{code: A, weight: 60, written: true, group: %s}]}";

    @Test
    public void ambW08_groupWorkIsAddedUpOnlyWhereThereIsSome() {
        Uow.ask("assessment-design", OUTLINE.formatted(false)).gap("AMB-W-08", false);
        Uow.ask("assessment-design", OUTLINE.formatted(true)).gap("AMB-W-08", true);
    }

    @Test
    public void whatAPersonMustSeeToIsLookedAt() {
        String task = OUTLINE.formatted(false).substring(1);
        String complete = "{source_missing: []}";
        Uow silent = Uow.ask("assessment-design", "{adjustments_possible: true, " + task, complete)
                .shows("manual", "[LATE_PENALTY_NOT_STATED]");
        assertTrue(silent.judgement().review());
        String settled = "{late_penalty_stated: true, adjustments_possible: true, ";
        Uow said = Uow.ask("assessment-design", settled + task, complete).shows("manual", "[]");
        assertFalse(said.judgement().review());
    }

    @Test
    public void ambW11_yearsThatMayBeLongerOrAreNoneAreNotAmbiguous() {
        retention("6.3").gap("AMB-W-11", true);
        retention("6.4").gap("AMB-W-11", false);
        retention("3.1").gap("AMB-W-11", false);
    }

    @Test
    public void cl53_weightsOfNothingAreRefused() {
        assertRefused("tasks must have weights above 0", "{tasks: [{code: A, weight: 0, mark: 50}]}");
        Uow.ask("subject-result", "{tasks: [{code: A, weight: 0.01, mark: 50}]}")
                .shows("overall", "50");
    }

    @Test
    public void ambW03_onlyWhatIsRoundedSaysSo() {
        String task = "{tasks: [{code: A, weight: 100, mark: 84.5}]}";
        assertTrue(isRounded(Uow.ask("subject-result", task)));
        assertFalse(isRounded(Uow.ask("subject-result", task, "{rounding: none}")));
    }

    @Test
    public void wA10_thePenaltyIsWrittenOut() {
        String late = "{due: 2016-09-02, mark: 60, submitted: 2016-09-05, late_penalty: {marks_per_day: 5%s}}";
        assertEquals("max(60 - 3 x 5, 0)", formula(Uow.ask("late-penalty", late.formatted(""))));
        assertEquals(
                "max(60 - 3 x 5, 0)", formula(Uow.ask("late-penalty", late.formatted(", no_marks_after_days: 3"))));
        assertEquals("0", formula(Uow.ask("late-penalty", late.formatted(", no_marks_after_days: 2"))));
    }

    @Test
    public void wH17_aReviewIsARightOrBarred() {
        assertEquals(
                Entitlement.RIGHT,
                Uow.ask("mark-review", "{subject: MARK, honours_examiners: 1}")
                        .judgement()
                        .entitlement());
        Uow barred = Uow.ask("mark-review", "{subject: MARK, honours_examiners: 2}");
        assertEquals(Entitlement.BARRED, barred.judgement().entitlement());
        assertEquals(DecidedBy.SYSTEM, barred.judgement().decidedBy());
    }

    @Test
    public void aKindOfTaskThatIsNoneIsRefused() {
        ProblemException refusal = assertThrows(
                ProblemException.class,
                () -> Uow.ask("assessment-design", OUTLINE.formatted(false), "{unlimited_task_kinds: [QUIZZES]}"));
        assertEquals("parameter unlimited_task_kinds 'QUIZZES' must be a kind of task", refusal.getMessage());
        String heavy = OUTLINE.formatted(false).replace("60", "90");
        assertTrue(isOverMaximum(Uow.ask("assessment-design", heavy)));
        assertFalse(isOverMaximum(Uow.ask("assessment-design", heavy, "{unlimited_task_kinds: [ORDINARY]}")));
    }

    @Test
    public void aLimitOfDaysBeyondReasonIsRefusedAndNotCounted() {
        String feedback = "{due: 2016-09-02, submitted: 2016-09-02, outline_days: %s}";
        assertThrows(ProblemException.class, () -> Uow.ask("feedback", feedback.formatted(2_000_000_000)));
        assertThrows(
                ProblemException.class,
                () -> Uow.ask("retention", "{classes: [{class: '6.2', trigger_date: +999999999-12-31}]}"));
    }

    private static Uow retention(String recordClass) {
        return Uow.ask("retention", "{classes: [{class: '" + recordClass + "', trigger_date: 2016-07-01}]}");
    }

    private static void assertRefused(String words, String given) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> Uow.ask("subject-result", given));
        assertEquals(words, refusal.getMessage());
    }

    private static boolean isOverMaximum(Uow asked) {
        return ((List<?>) asked.outcome("errors")).contains("TASK_OVER_MAXIMUM");
    }

    private static boolean isRounded(Uow asked) {
        return asked.judgement().findings().stream().map(Finding::code).anyMatch("ROUNDED"::equals);
    }

    private static String formula(Uow asked) {
        return asked.judgement().findings().get(0).steps().get(0).expression().toString();
    }
}
