package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.policies.taught.Progression.Option;
import org.matricula.policies.taught.Progression.Outcome;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.regulations.api.Judgement;

public class ProgressionTest {

    @Test
    public void tPr1_120HeldProgresses() {
        assertEquals(Outcome.PROGRESS, ug(4, Usw.same(4, 120, "50")).outcome());
        List<ModuleFact> mixed = Usw.all(
                Usw.same(4, 80, "50"),
                Usw.exempt(4, 20),
                List.of(ModuleFact.of("C", 4, 20, mark("35"), ModuleStatus.PC)));
        assertEquals(Outcome.PROGRESS, ug(4, mixed).outcome());
        assertEquals(Outcome.CONTINUE_LEVEL, ug(4, Usw.same(4, 100, "50")).outcome());
    }

    @Test
    public void tPr2_integratedMastersHasItsOwnThreshold() {
        assertEquals(List.of("COURSE_RULE_MISSING"), im(null).warnings());
        assertEquals(Outcome.PROGRESS, im(null).outcome());
        assertEquals(Outcome.PROGRESS, im(true).outcome());
        assertEquals(Outcome.BOARD_DECISION, im(false).outcome());
    }

    @Test
    public void tPr3_halfPassedMayStay() {
        assertTrue(ug(4, Usw.all(Usw.same(4, 60, "50"), failed(4, 60, Attempt.FIRST)))
                .mayContinueAtLevel());
        assertFalse(ug(4, Usw.all(Usw.same(4, 40, "50"), failed(4, 80, Attempt.FIRST)))
                .mayContinueAtLevel());
    }

    @Test
    public void tRa7_tPr3_aRepeatYearIsMeasuredByItsOwnCredits() {
        Progression all = repeating(failed(4, 60, Attempt.REPEAT), List.of());
        assertEquals(Outcome.BOARD_DECISION, all.outcome());
        assertTrue(all.options().contains(Option.RESIT_DISCRETION));
        assertTrue(all.options().contains(Option.DISCONTINUE));
        assertFalse(all.mayContinueAtLevel());
        Progression most = repeating(failed(4, 40, Attempt.REPEAT), passed("R", 20));
        assertEquals(Outcome.BOARD_DECISION, most.outcome());
        assertFalse(most.mayContinueAtLevel());
        Progression half = repeating(failed(4, 20, Attempt.REPEAT), passed("R", 20));
        assertEquals(Outcome.RETRIEVE, half.outcome());
        assertTrue(half.mayContinueAtLevel());
    }

    @Test
    public void tPr1_whatWasPassedInEarlierSessionsIsHeld() {
        assertEquals(
                Outcome.PROGRESS, repeating(Usw.same(4, 60, "50"), List.of()).outcome());
    }

    @Test
    public void tRa9_theOneModuleOfTheYearIsResatByRightWhateverTheLevelHolds() {
        assertEquals(
                Outcome.RETRIEVE,
                repeating(failed(4, 20, Attempt.FIRST), List.of()).outcome());
    }

    @Test
    public void tRa8_postgraduatesAreMeasuredByTheStage() {
        ProgressionFacts stage = new ProgressionFacts(
                StudentGroup.PG,
                7,
                StudyMode.PT,
                Delivery.LINEAR,
                Point.AFTER_FIRST_SIT,
                PostgraduateStage.PGDIP,
                failed(7, 40, Attempt.FIRST),
                Usw.same(7, 60, "50"),
                0,
                false,
                null,
                false);
        assertEquals(Outcome.RETRIEVE, judge(stage).outcome().outcome());
        assertTrue(judge(stage).outcome().mayContinueAtLevel());
    }

    @Test
    public void onTheWireTheSessionSaysWhatWasTakenInIt() {
        List<Map<String, Object>> modules = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean before = i < 3;
            modules.add(Map.of(
                    "code",
                    "M" + i,
                    "level",
                    4,
                    "credits",
                    20,
                    "mark",
                    before ? 50 : 30,
                    "status",
                    before ? "PASS" : "F1",
                    "attempt",
                    before ? "FIRST" : "REPEAT",
                    "session",
                    before ? "2024/25" : "2025/26"));
        }
        Map<String, Object> given = new HashMap<>(
                Map.of("group", "UG", "level", 4, "mode", "FT", "point", "AFTER_FIRST_SIT", "modules", modules));
        assertEquals("RETRIEVE", Usw.tryOut("progression", given, Map.of()).get("outcome"));
        given.put("session", "2025/26");
        assertEquals(
                "BOARD_DECISION", Usw.tryOut("progression", given, Map.of()).get("outcome"));
    }

    @Test
    public void tPr4_retrieveWithTheRightBoardWithout() {
        Progression right = ug(4, Usw.all(Usw.same(4, 60, "50"), failed(4, 60, Attempt.FIRST)));
        assertEquals(Outcome.RETRIEVE, right.outcome());
        assertEquals(List.of(Option.RESIT_RIGHT), right.options());
        Progression without = ug(4, Usw.all(Usw.same(4, 40, "50"), failed(4, 80, Attempt.FIRST)));
        assertEquals(Outcome.BOARD_DECISION, without.outcome());
        assertTrue(without.options().contains(Option.RESIT_DISCRETION));
        assertTrue(without.options().contains(Option.DISCONTINUE));
    }

    @Test
    public void tPr4_allBarredFromResitGoesToTheBoard() {
        ModuleFact nothing = ModuleFact.builder("N", 4, 20)
                .status(ModuleStatus.F2)
                .nothingSubmitted(true)
                .build();
        Progression barred = ug(4, Usw.all(Usw.same(4, 100, "50"), List.of(nothing)));
        assertEquals(Outcome.BOARD_DECISION, barred.outcome());
        assertFalse(barred.options().contains(Option.RESIT_RIGHT));
        assertTrue(barred.options().contains(Option.PROGRESS_TRAIL));
    }

    @Test
    public void tPr5_20CreditsMayBeCarriedAndNotMore() {
        Progression twenty = after(4, StudyMode.FT, Usw.all(Usw.same(4, 100, "50"), failed(4, 20, Attempt.RESIT)));
        assertTrue(twenty.options().contains(Option.PROGRESS_TRAIL));
        assertEquals(Integer.valueOf(140), twenty.nextSessionLoad());
        assertTrue(twenty.governedByCurrentRules());
        Progression forty = after(4, StudyMode.FT, Usw.all(Usw.same(4, 80, "50"), failed(4, 40, Attempt.RESIT)));
        assertFalse(forty.options().contains(Option.PROGRESS_TRAIL));
        assertNull(forty.nextSessionLoad());
    }

    @Test
    public void tPr5_ambT18_notPartTimeNotInTheLastLevelNotIfRepeatedBefore() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 100, "50"), failed(4, 20, Attempt.RESIT));
        assertFalse(after(4, StudyMode.PT, modules).options().contains(Option.PROGRESS_TRAIL));
        ProgressionFacts last = new ProgressionFacts(
                StudentGroup.UG,
                4,
                StudyMode.FT,
                Delivery.LINEAR,
                Point.AFTER_RESITS,
                null,
                modules,
                List.of(),
                0,
                true,
                null,
                false);
        assertFalse(judge(last).outcome().options().contains(Option.PROGRESS_TRAIL));
        List<ModuleFact> repeated = Usw.all(Usw.same(4, 100, "50"), failed(4, 20, Attempt.REPEAT_RESIT));
        Progression end = after(4, StudyMode.FT, repeated);
        assertFalse(end.options().contains(Option.PROGRESS_TRAIL));
        assertFalse(end.options().contains(Option.REPEAT_FAILED_ONLY));
        assertTrue(end.options().contains(Option.DISCONTINUE));
    }

    @Test
    public void tPr6_level3With100GoesOnWithoutRepeating() {
        Progression excused = after(3, StudyMode.FT, Usw.all(Usw.same(3, 100, "50"), failed(3, 20, Attempt.RESIT)));
        assertTrue(excused.options().contains(Option.PROGRESS_WITHOUT_REPEAT));
        assertFalse(excused.options().contains(Option.PROGRESS_TRAIL));
        ModuleFact core = ModuleFact.builder("C", 3, 20)
                .mark(mark("35"))
                .status(ModuleStatus.F1)
                .attempt(Attempt.RESIT)
                .core(true)
                .build();
        Progression refused = after(3, StudyMode.FT, Usw.all(Usw.same(3, 100, "50"), List.of(core)));
        assertFalse(refused.options().contains(Option.PROGRESS_WITHOUT_REPEAT));
        Progression eighty = after(3, StudyMode.FT, Usw.all(Usw.same(3, 80, "50"), failed(3, 40, Attempt.RESIT)));
        assertFalse(eighty.options().contains(Option.PROGRESS_WITHOUT_REPEAT));
    }

    @Test
    public void tPr7_whoStaysRepeatsWhatFailedAloneOrWithMore() {
        List<Option> options = after(4, StudyMode.FT, Usw.all(Usw.same(4, 80, "50"), failed(4, 40, Attempt.RESIT)))
                .options();
        assertTrue(options.containsAll(List.of(Option.REPEAT_FAILED_ONLY, Option.REPEAT_PLUS_ADDITIONAL)));
        options = after(4, StudyMode.FT, Usw.all(Usw.same(4, 80, "50"), failed(4, 40, Attempt.REPEAT_RESIT)))
                .options();
        assertFalse(options.contains(Option.REPEAT_FAILED_ONLY) || options.contains(Option.REPEAT_PLUS_ADDITIONAL));
        String higher =
                "{wanted: [{code: M501, needs: [{kind: PREREQUISITE, any_of: [M401]}]}], passed: [%s], taking: [M501]}";
        Asked.of("module-choice", higher.formatted("")).shows("permitted", "false");
        Asked.of("module-choice", higher.formatted("M401")).shows("permitted", "true");
    }

    @Test
    public void tPr12_whoRepeatsIsUnderTheCurrentRegulations() {
        assertTrue(after(4, StudyMode.FT, Usw.all(Usw.same(4, 80, "50"), failed(4, 40, Attempt.RESIT)))
                .governedByCurrentRules());
        for (String event : List.of("LEVEL_NOT_COMPLETED", "STAGE_REPEATED", "MODULE_REPEATED")) {
            Asked.of("governing-edition", "{event: " + event + ", session: 2018/19, begun: 2016/17}")
                    .shows("governing_regulations", "2018/19");
        }
    }

    @Test
    public void tPr8_aFortyCreditModuleIsNeverSubstituted() {
        ModuleFact large = ModuleFact.builder("L", 4, 40)
                .mark(mark("35"))
                .status(ModuleStatus.F1)
                .attempt(Attempt.RESIT)
                .build();
        assertFalse(after(4, StudyMode.FT, Usw.all(Usw.same(4, 80, "50"), List.of(large)))
                .options()
                .contains(Option.SUBSTITUTE));
        assertTrue(after(4, StudyMode.FT, Usw.all(Usw.same(4, 100, "50"), failed(4, 20, Attempt.RESIT)))
                .options()
                .contains(Option.SUBSTITUTE));
    }

    @Test
    public void tPr10_pointsOfPostgraduates() {
        List<ModuleFact> modules = Usw.same(7, 60, "50");
        assertEquals(
                Outcome.NO_PROGRESSION_POINT,
                pg(StudyMode.FT, Delivery.LINEAR, modules).outcome());
        assertEquals(Outcome.PROGRESS, pg(StudyMode.FT, Delivery.BLOCK, modules).outcome());
        assertEquals(
                Outcome.PROGRESS, pg(StudyMode.PT, Delivery.LINEAR, modules).outcome());
    }

    @Test
    public void ambT19_aPostponedResitMayBeCarriedOnCondition() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 100, "50"), failed(4, 20, Attempt.FIRST));
        ProgressionFacts facts = new ProgressionFacts(
                StudentGroup.UG,
                4,
                StudyMode.FT,
                Delivery.LINEAR,
                Point.AFTER_FIRST_SIT,
                null,
                modules,
                List.of(),
                0,
                false,
                null,
                true);
        Judgement<Progression> judgement = judge(facts);
        assertTrue(judgement.review());
        assertEquals(List.of("CONDITIONAL_PROGRESS"), judgement.outcome().warnings());
    }

    /** A session at level 4 after one in which 60 credits of the level were passed. */
    private static Progression repeating(List<ModuleFact> modules, List<ModuleFact> more) {
        return judge(new ProgressionFacts(
                        StudentGroup.UG,
                        4,
                        StudyMode.FT,
                        Delivery.LINEAR,
                        Point.AFTER_FIRST_SIT,
                        null,
                        Usw.all(modules, more),
                        passed("E", 60),
                        0,
                        false,
                        null,
                        false))
                .outcome();
    }

    private static List<ModuleFact> passed(String prefix, int credits) {
        List<ModuleFact> modules = new ArrayList<>();
        for (int i = 0; i < credits / 20; i++) {
            modules.add(ModuleFact.passed(prefix + i, 4, 20, 50));
        }
        return modules;
    }

    private static Progression im(Boolean rule) {
        return judge(new ProgressionFacts(
                        StudentGroup.IM,
                        5,
                        StudyMode.FT,
                        Delivery.LINEAR,
                        Point.AFTER_FIRST_SIT,
                        null,
                        Usw.same(5, 120, "50"),
                        List.of(),
                        0,
                        false,
                        rule,
                        false))
                .outcome();
    }

    private static Progression pg(StudyMode mode, Delivery delivery, List<ModuleFact> modules) {
        return judge(ProgressionFacts.postgraduate(
                        PostgraduateStage.PGCERT, mode, delivery, Point.AFTER_RESITS, modules))
                .outcome();
    }

    private static Progression ug(int level, List<ModuleFact> modules) {
        return judge(ProgressionFacts.undergraduate(level, StudyMode.FT, Point.AFTER_FIRST_SIT, modules))
                .outcome();
    }

    private static Progression after(int level, StudyMode mode, List<ModuleFact> modules) {
        return judge(ProgressionFacts.undergraduate(level, mode, Point.AFTER_RESITS, modules))
                .outcome();
    }

    private static List<ModuleFact> failed(int level, int credits, Attempt attempt) {
        return Usw.same(level, credits, "35").stream()
                .map(one -> ModuleFact.builder("F" + one.code(), level, one.credits())
                        .mark(one.mark())
                        .status(ModuleStatus.F1)
                        .attempt(attempt)
                        .build())
                .toList();
    }

    private static BigDecimal mark(String mark) {
        return new BigDecimal(mark);
    }

    private static Judgement<Progression> judge(ProgressionFacts facts) {
        return Usw.judge(TaughtPolicies.PROGRESSION, facts);
    }
}
