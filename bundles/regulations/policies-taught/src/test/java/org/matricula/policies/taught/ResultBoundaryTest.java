package org.matricula.policies.taught;

import static org.junit.Assert.assertThrows;
import static org.matricula.regulations.api.DecidedBy.AWARD_BOARD;
import static org.matricula.regulations.api.Entitlement.AUTOMATIC;
import static org.matricula.regulations.api.Entitlement.BARRED;
import static org.matricula.regulations.api.Entitlement.DISCRETION;
import static org.matricula.regulations.api.Entitlement.RIGHT;

import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

/** What results, reassessment, progression, compensation and classes tell beside their outcome. */
public class ResultBoundaryTest {

    private static final String FAILED_20 = "{code: F, level: 4, credits: 20, mark: 35, status: F1}";

    @Test
    public void a_2_7_2_theGapsOfAModuleResult() {
        result("{code: E1, weight: 100, mark: 30}").gap("AMB-T-01").finds("F1", false);
        result("{code: E1, weight: 100, mark: 31}").noGap("AMB-T-01");
        result("{code: E1, weight: 100, mark: 40}")
                .finds("PASS", true)
                .noGap("AMB-T-02")
                .noGap("AMB-T-04");
        result("{code: E1, weight: 100, mark: 69.9}").noGap("AMB-T-02");
        result("{code: E1, weight: 100, mark: 69.95}").gap("AMB-T-02");
        result("{code: E1, weight: 50, mark: 80}, {code: E2, weight: 50, mark: 29}")
                .gap("AMB-T-04")
                .finds("F2", false);
        result("{code: E1, weight: 50, mark: 40}, {code: E2, weight: 50, mark: 29}")
                .noGap("AMB-T-04");
    }

    @Test
    public void a_2_7_2_a_onlyAnOutcomeThatMustBePassedFailsTheModule() {
        String outcome = ", learning_outcomes: [{code: LO1, mark: 35, must_pass: %s}]";
        result("{code: E1, weight: 100, mark: 60}", outcome.formatted(true))
                .shows("grade", "F1")
                .finds("MUST_PASS_FAILED", false);
        result("{code: E1, weight: 100, mark: 60}", outcome.formatted(false)).shows("grade", "PASS");
    }

    @Test
    public void a_2_8_3_1_e_theCapOfAResit() {
        String resit = ", attempt: RESIT";
        result("{code: E1, weight: 100, mark: 40}", resit)
                .finds("RESIT_CAP", true)
                .shows("capped", "false");
        result("{code: E1, weight: 100, mark: 41}", resit)
                .finds("RESIT_CAP", false)
                .shows("mark", "40")
                .noGap("AMB-T-11");
        String weak = "{code: E1, weight: 50, mark: 90}, {code: E2, weight: 50, mark: 20}";
        result(weak, resit).gap("AMB-T-11");
        result("{code: E1, weight: 50, mark: 50}, {code: E2, weight: 50, mark: 20}", resit)
                .noGap("AMB-T-11");
        result("{code: E1, weight: 50, mark: 90}, {code: E2, weight: 50, mark: 41}", resit)
                .noGap("AMB-T-11");
    }

    @Test
    public void anElementsOwnCapHoldsInAResitAlone() {
        String capped = "{module.element_resit_cap: 40}";
        String given = "{scale: UG, level: 4, credits: 20, attempt: %s, elements: [{code: E1, weight: 100, mark: 60}]}";
        Asked.of("module-result", given.formatted("RESIT"), capped).shows("element_marks", "{E1=40}");
        Asked.of("module-result", given.formatted("FIRST"), capped).shows("element_marks", "{E1=60}");
        Asked.of("module-result", given.formatted("RESIT")).shows("element_marks", "{E1=60}");
    }

    @Test
    public void l1186_anAdjustmentIsOfOneElementOrOfAll() {
        String two = "{code: E1, weight: 50, mark: 50}, {code: E2, weight: 50, mark: 60%s}";
        String adjusted = ", adjustment: {amount: 5, external_consulted: true, evidence: true%s}";
        result(two.formatted(""), adjusted.formatted(""))
                .finds("ADJUSTMENT_APPLIED", true)
                .shows("element_marks", "{E1=55, E2=65}")
                .noGap("AMB-T-65");
        result(two.formatted(""), adjusted.formatted(", element: E2")).shows("element_marks", "{E1=50, E2=65}");
        result(two.formatted(""), adjusted.formatted(", scope: INDIVIDUAL"))
                .finds("ADJUSTMENT_REFUSED", false)
                .shows("element_marks", "{E1=50, E2=60}");
        result(two.formatted(", late_working_days: 1"), adjusted.formatted("")).gap("AMB-T-65");
        result(two.formatted(", late_working_days: 1")).noGap("AMB-T-65").gap("AMB-T-06");
    }

    @Test
    public void a_2_8_3_1_a_missingWorkWithAcceptedCircumstancesIsLookedAt() {
        String missing =
                "{code: E1, weight: 50, mark: 60}, {code: E2, weight: 50, state: NOT_SUBMITTED, ec_accepted: %s}";
        result(missing.formatted(true)).review(true);
        result(missing.formatted(false)).review(false);
    }

    @Test
    public void aResitIsARightADiscretionOrBarred() {
        again("60, credits_failed: 60", "attempt: FIRST, elements: [{code: E1, weight: 100, mark: 20}]")
                .entitles(RIGHT, AWARD_BOARD)
                .by("HALF_PASSED", "T-RA-7", "A.2.8.3.1[g]")
                .finds("HALF_PASSED", true)
                .finds("REPEATED_BEFORE", true)
                .noGap("AMB-T-12")
                .noGap("AMB-T-15");
        again("40, credits_failed: 80", "attempt: FIRST")
                .entitles(DISCRETION, AWARD_BOARD)
                .finds("HALF_PASSED", false)
                .shows("repeat", "BOARD_DISCRETION")
                .gap("AMB-T-15")
                .noGap("AMB-T-12");
        again("40, credits_failed: 60", "attempt: FIRST").gap("AMB-T-12");
        again("60, credits_failed: 60", "attempt: REPEAT")
                .finds("REPEATED_BEFORE", false)
                .shows("repeat", "NONE");
        again("60, credits_failed: 60", "attempt: RESIT")
                .entitles(DISCRETION, AWARD_BOARD)
                .shows("resit", "NONE");
        again("60, credits_failed: 60", "attempt: REPEAT_RESIT").entitles(BARRED, AWARD_BOARD);
        again("60, credits_failed: 60", "attempt: FIRST, nothing_submitted: true, elements: [{code: E1, weight: 100}]")
                .shows("resit", "SAB_DISCRETION")
                .shows("repeat", "AFTER_RESIT")
                .entitles(DISCRETION, AWARD_BOARD);
    }

    @Test
    public void aRepeatAloneIsARightToo() {
        String given = "{group: UG, session: {credits_taken: 120, credits_passed: 60, credits_failed: 60,"
                + " modules_taken: 6}, module: {level: 5, credits: 20, attempt: %s, mark: 30, grade: F1}, ec: {accepted: true, %s: true}}";
        Asked.of("reassessment", given.formatted("FIRST", "block_delivery_teaching_missed"))
                .shows("repeat", "RIGHT")
                .shows("resit", "NONE")
                .entitles(RIGHT, AWARD_BOARD);
        Asked.of("reassessment", given.formatted("FIRST", "student_elects"))
                .shows("module_cap", "null")
                .noGap("AMB-T-62");
        String capped = "{module.element_resit_cap: 35}";
        Asked.of("reassessment", given.formatted("RESIT", "student_elects"), capped)
                .shows("module_cap", "40")
                .shows("element_cap", "35")
                .gap("AMB-T-62");
        Asked.of("reassessment", given.formatted("FIRST", "student_elects"), capped)
                .shows("element_cap", "null");
    }

    @Test
    public void a_2_8_3_1_g_theStageOfACertificate() {
        String given = "{group: PG, stage: %s, session: {credits_taken: 60, credits_passed: %s, credits_failed: %s,"
                + " modules_taken: 3}, module: {level: 7, credits: 20, mark: 36, grade: F1}}";
        Asked.of("reassessment", given.formatted("PGCERT", 20, 40))
                .by("HALF_PASSED", "T-RA-8", "A.2.8.3.1[g]")
                .finds("PGCERT_STAGE", true)
                .noGap("AMB-T-13");
        Asked.of("reassessment", given.formatted("PGCERT", 10, 45))
                .finds("PGCERT_STAGE", false)
                .gap("AMB-T-13");
        Asked.of("reassessment", given.formatted("PGDIP", 20, 40)).shows("resit", "BOARD_DISCRETION");
    }

    @Test
    public void a_2_8_1_whatABoardMayOverride() {
        progression(4, "AFTER_RESITS", passed(4, 120))
                .finds("PROGRESS", true)
                .entitles(AUTOMATIC, AWARD_BOARD)
                .overridable(false)
                .noGap("AMB-T-21");
        progression(4, "AFTER_RESITS", passed(4, 100))
                .finds("CONTINUE_LEVEL", false)
                .overridable(true);
        progression(4, "AFTER_FIRST_SIT", passed(4, 100) + ", " + FAILED_20)
                .finds("RESIT_RIGHT", true)
                .entitles(RIGHT, AWARD_BOARD)
                .overridable(false)
                .noGap("AMB-T-22");
        progression(4, "AFTER_FIRST_SIT", passed(4, 40) + ", " + FAILED_20.replace("20", "80"))
                .finds("RESIT_DISCRETION", false)
                .entitles(DISCRETION, AWARD_BOARD)
                .overridable(true)
                .gap("AMB-T-22");
        Asked.of(
                        "progression",
                        "{group: PG, stage: PGCERT, level: 7, mode: PT, point: AFTER_RESITS, modules: [" + passed(6, 20)
                                + ", " + passed(7, 40) + "]}")
                .shows("outcome", "PROGRESS")
                .gap("AMB-T-21");
    }

    @Test
    public void a_2_8_1_e_whoTrailsIsGovernedByTheCurrentRules() {
        progression(4, "AFTER_RESITS", passed(4, 100) + ", " + FAILED_20)
                .shows("next_session_load", "140")
                .shows("governing_regulations", "CURRENT");
        progression(4, "AFTER_RESITS", passed(4, 60) + ", " + FAILED_20.replace("20", "60"))
                .shows("next_session_load", "null")
                .shows("governing_regulations", "CURRENT");
        progression(4, "AFTER_RESITS", passed(4, 120)).shows("governing_regulations", "null");
        String last = FAILED_20.replace("F1", "F1, attempt: REPEAT_RESIT");
        progression(4, "AFTER_RESITS", passed(4, 100) + ", " + last).shows("governing_regulations", "null");
    }

    @Test
    public void a_2_8_1_attemptsThatAreExhaustedMayEndTheCourse() {
        assertOptions("attempt: REPEAT_RESIT", "[SUBSTITUTE, DISCONTINUE]");
        assertOptions("attempt: REPEAT", "[SUBSTITUTE]");
        assertOptions("attempt: REPEAT, nothing_submitted: true", "[SUBSTITUTE, DISCONTINUE]");
        assertOptions("attempt: REPEAT, nothing_submitted: true, single_element: true", "[SUBSTITUTE]");
    }

    @Test
    public void ambT20_aCoreFailureAtLevel3IsNoted() {
        String failed = "{code: F, level: 3, credits: 20, mark: 35, status: F1, core: %s}";
        progression(3, "AFTER_RESITS", passed(3, 100) + ", " + failed.formatted(true))
                .finds("PROGRESS_WITHOUT_REPEAT", false)
                .gap("AMB-T-20");
        progression(3, "AFTER_RESITS", passed(3, 100) + ", " + failed.formatted(false))
                .finds("PROGRESS_WITHOUT_REPEAT", true)
                .noGap("AMB-T-20");
    }

    @Test
    public void a_2_8_3_1_f_whatCannotBeResatGoesToTheBoard() {
        String nothing = FAILED_20.replace("F1", "F2, nothing_submitted: true");
        progression(4, "AFTER_FIRST_SIT", passed(4, 100) + ", " + nothing).finds("NO_RESIT_POSSIBLE", false);
        String single = nothing.replace("true", "true, single_element: true");
        progression(4, "AFTER_FIRST_SIT", passed(4, 100) + ", " + single)
                .finds("RESIT_DISCRETION", false)
                .shows("outcome", "BOARD_DECISION");
        String resat = FAILED_20.replace("F1", "F1, attempt: RESIT");
        progression(4, "AFTER_FIRST_SIT", passed(4, 100) + ", " + resat).finds("NO_RESIT_POSSIBLE", false);
        String repeated = FAILED_20.replace("F1", "F1, attempt: REPEAT");
        progression(4, "AFTER_FIRST_SIT", passed(4, 100) + ", " + repeated).finds("RESIT_RIGHT", true);
    }

    @Test
    public void a_2_8_5_g_whoMayResitHasAChoice() {
        compensation("attempt: FIRST").finds("CHOICE", true).gap("AMB-T-28").noGap("AMB-T-27");
        compensation("attempt: REPEAT").shows("offer", "[COMPENSATION, RESIT]");
        compensation("attempt: RESIT")
                .finds("COMPENSATION_ONLY", true)
                .gap("AMB-T-27")
                .noGap("AMB-T-28")
                .shows("offer", "[COMPENSATION]");
    }

    @Test
    public void ambT25_exemptCreditIsNotedOnlyWhereThereIsSome() {
        compensation("attempt: FIRST").noGap("AMB-T-25");
        String exempt = "{code: X, level: 4, credits: 20, status: EXEMPT}";
        compensation("UG", "BACHELORS_HONS", passed(4, 80) + ", " + exempt).gap("AMB-T-25");
        compensation("PG", "MASTERS", passed(7, 80) + ", " + exempt).gap("AMB-T-25");
        compensation("PG", "MASTERS", passed(7, 100)).noGap("AMB-T-25");
    }

    @Test
    public void a_2_8_5_e_aCertificateNeedsItsOwnCredit() {
        String fifty = "{compensation.pg.pgcert_credits: 30}";
        String given =
                "{group: PG, course_award: %s, mode: PT, candidate: {level: 7, credits: 20, mark: 35, grade: F1},"
                        + " others: [{code: A, level: 7, credits: 30, mark: 60, status: PASS}]}";
        Asked.of("compensation", given.formatted("PGCERT"), fifty).shows("eligible", "true");
        Asked.of("compensation", given.formatted("MASTERS"), fifty).shows("reason", "REST_NOT_PASSED");
    }

    @Test
    public void a_2_9_5_theFindingOfAClass() {
        String modules = passed(4, 120) + ", " + passed(5, 120) + ", ";
        award("BACHELORS_HONS", modules + passed(6, 120))
                .finds("LOWER_SECOND", true)
                .by("LOWER_SECOND", "T-CL", "A.2.9.5[d]")
                .steps("LOWER_SECOND", 0);
        award("BACHELORS_HONS", (modules + passed(6, 120)).replace("mark: 50", "mark: 30"))
                .finds("NO_CLASS", false);
        award("HND", passed(4, 120) + ", " + passed(5, 120)).by("PASS_CLASS", "T-CL", "A.2.9.6");
        Asked.of(
                        "classification",
                        "{award: BACHELORS_HONS, modules: [" + modules + passed(6, 120) + "]}",
                        "{classification.mean_rounding: integer_half_up}")
                .steps("LOWER_SECOND", 1);
    }

    @Test
    public void ambT73_creditOfALevelThatTheAwardCannotHoldIsAQuestionOnlyWhereThereIsSome() {
        award("MASTERS", passed(7, 180)).noGap("AMB-T-73");
        award("MASTERS", passed(7, 180) + ", " + passed(5, 20)).gap("AMB-T-73");
    }

    @Test
    public void ambT44_onlyWhoHoldsPriorLearningIsAskedForTheirOwnCredit() {
        String rest = passed(4, 120) + ", " + passed(6, 120) + ", ";
        award("BACHELORS_HONS", rest + passed(5, 120)).noGap("AMB-T-44");
        String exempt = "{code: X, level: 5, credits: 20, status: EXEMPT}";
        award("BACHELORS_HONS", rest + passed(5, 100) + ", " + exempt).gap("AMB-T-44");
        // a failure of a module for which prior learning was claimed holds nothing
        String failed = "{code: X, level: 5, credits: 20, mark: 20, status: F2, origin: EXPERIENTIAL}";
        award("BACHELORS_HONS", rest + passed(5, 120) + ", " + failed).noGap("AMB-T-44");
    }

    @Test
    public void a_2_9_5_e_aHundredAtLevel6WithoutAnyMarkAtLevel5() {
        String given = "{award: BACHELORS_HONS, entry: %s, modules: [" + passed(4, 20) + ", " + passed(6, 100)
                + ", {code: X4, level: 4, credits: 100, status: EXEMPT}, {code: X5, level: 5, credits: 140, status: EXEMPT}]}";
        Asked.of("classification", given.formatted("FINAL_STAGE"))
                .shows("variant", "TOP_UP")
                .shows("mean", "50")
                .review(true);
    }

    @Test
    public void l1593_theMeanOfAFreeStandingAwardHasItsOwnRule() {
        award("HNC", passed(4, 120)).by("MEAN", "T-CL-6.3", "A.2.9.6");
        Asked.of("classification", "{award: CERTHE, use: FREE_STANDING, modules: [" + passed(4, 120) + "]}")
                .by("MEAN", "T-CL-6.6", "L1593");
    }

    @Test
    public void a_2_8_5_d_theMeanIsOfMarkedCredit() {
        String clear = "{group: UG, course_award: BACHELORS_HONS, mode: FT, others: [%s],"
                + " candidate: {level: 4, credits: 20, mark: 25, grade: F2, lowest_element: 25}}";
        Asked.of("compensation", clear.formatted(passed(4, 100)))
                .finds("AVERAGE_BELOW_50", true)
                .steps("AVERAGE_BELOW_50", 1);
        Asked.of("compensation", clear.formatted("{code: X, level: 4, credits: 100, status: EXEMPT}"))
                .finds("AVERAGE_BELOW_50", false)
                .steps("AVERAGE_BELOW_50", 0);
    }

    @Test
    public void a_2_8_5_e_aFailureIsNotPassedCredit() {
        String failed = "{code: F, level: 7, credits: 20, mark: 45, status: F1}";
        compensation("PG", "MASTERS", passed(7, 80) + ", " + failed).shows("reason", "REST_NOT_PASSED");
    }

    @Test
    public void a_2_8_3_1_k_afterAResitOfARepeatedModuleThereIsNothing() {
        again("60, credits_failed: 60", "attempt: RESIT, times_repeated: 1")
                .shows("reason", "NO_SECOND_RESIT")
                .entitles(BARRED, AWARD_BOARD);
    }

    @Test
    public void a_2_9_11_2_aThirdOfTheCreditThatIsNeeded() {
        String given = "{kind: POSTHUMOUS, award_type: %s, mode: %s, report: true, credits: %s, required: %s}";
        Asked.of("classification", given.formatted("HONOURS", "FT", 120, 360))
                .finds("ONE_THIRD", true)
                .shows("outcome", "POSTHUMOUS_AWARD")
                .noGap("AMB-T-71")
                .review(false);
        Asked.of("classification", given.formatted("HONOURS", "FT", 119, 360)).shows("reason", "BELOW_ONE_THIRD");
        Asked.of("classification", given.formatted("HONOURS", "PT", 120, 360))
                .gap("AMB-T-71")
                .review(true);
        Asked.of("classification", given.formatted("TAUGHT_MASTERS", "FT", 60, 180))
                .gap("AMB-T-71")
                .finds("REPORT_MISSING", true);
        assertThrows(ProblemException.class, () -> Asked.of("classification", given.formatted("HONOURS", "FT", 0, 0)));
        assertThrows(
                ProblemException.class,
                () -> Asked.of("classification", "{kind: POSTHUMOUS, award_type: HONOURS, report: true}"));
        Asked.of("classification", "{kind: POSTHUMOUS, award_type: HONOURS, requirements_met: true}")
                .shows("outcome", "NORMAL_AWARD");
        Asked.of("classification", "{kind: POSTHUMOUS, award_type: RESEARCH_DEGREE}")
                .finds("RESEARCH_DEGREE", false)
                .review(true);
    }

    @Test
    public void a_2_9_11_1_theConditionsOfAnAegrotat() {
        String given = "{kind: AEGROTAT, award_type: HONOURS, illness: true, prior_performance_conclusive: true,"
                + " unlikely_to_return: true, student_consents: %s}";
        Asked.of("classification", given.formatted(true))
                .finds("NO_CONSENT", true)
                .shows("outcome", "AEGROTAT")
                .entitles(DISCRETION, AWARD_BOARD);
        Asked.of("classification", given.formatted(false))
                .finds("NO_CONSENT", false)
                .entitles(BARRED, AWARD_BOARD);
    }

    private static void assertOptions(String failure, String options) {
        progression(4, "AFTER_RESITS", passed(4, 100) + ", " + FAILED_20.replace("F1", "F1, " + failure))
                .shows("options", options);
    }

    private static Asked result(String elements) {
        return result(elements, "");
    }

    private static Asked result(String elements, String more) {
        return Asked.of(
                "module-result", "{scale: UG, level: 4, credits: 20, elements: [" + elements + "]" + more + "}");
    }

    private static Asked again(String passedAndFailed, String module) {
        return Asked.of(
                "reassessment",
                "{group: UG, session: {credits_taken: 120, credits_passed: " + passedAndFailed + ", modules_taken: 6},"
                        + " module: {level: 5, credits: 20, mark: 30, grade: F1, " + module + "}}");
    }

    private static Asked progression(int level, String point, String modules) {
        return Asked.of(
                "progression",
                "{group: UG, level: " + level + ", mode: FT, point: " + point + ", modules: [" + modules + "]}");
    }

    private static Asked compensation(String candidate) {
        return Asked.of(
                "compensation",
                "{group: UG, course_award: BACHELORS_HONS, mode: FT, others: [" + passed(4, 100)
                        + "], candidate: {level: 4, credits: 20, mark: 35, grade: F1, " + candidate + "}}");
    }

    private static Asked compensation(String group, String award, String others) {
        int level = group.equals("PG") ? 7 : 4;
        return Asked.of(
                "compensation",
                "{group: " + group + ", course_award: " + award + ", mode: FT, others: [" + others
                        + "], candidate: {level: " + level + ", credits: 20, mark: 35, grade: F1}}");
    }

    private static Asked award(String award, String modules) {
        return Asked.of("classification", "{award: " + award + ", modules: [" + modules + "]}");
    }

    /** One passed module with the mark 50. */
    private static String passed(int level, int credits) {
        return "{code: M" + level + ", level: " + level + ", credits: " + credits + ", mark: 50, status: PASS}";
    }
}
