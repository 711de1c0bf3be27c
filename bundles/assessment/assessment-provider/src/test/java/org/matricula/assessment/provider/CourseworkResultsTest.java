package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.provider.result.PassedModules;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Outline.Days;
import org.matricula.curriculum.api.Outline.Grading;
import org.matricula.curriculum.api.Outline.LatePenalty;
import org.matricula.kernel.api.Percent;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorResults;
import org.matricula.regulations.api.Pack;

/** Results by the assessment rules of the University of Wollongong. */
public class CourseworkResultsTest extends AssessmentHouse {

    private static final Pack UOW = Packs.read("pack-uow-coursework");
    private static final LatePenalty FIVE_A_DAY = new LatePenalty(Percent.of(5), Days.CALENDAR, 3);

    private Occurrence maths;
    private ModuleRegistration sitting;

    @Before
    public void open() {
        packs.regulations = UOW;
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        sitting = campus.register("A1", maths);
    }

    @Test
    public void w63To79TheGradeFollowsFromTheRoundedMark() {
        assertGrade("84.5", "HD", "85", true);
        assertGrade("84.49", "D", "84", true);
        assertGrade("74.5", "D", "75", true);
        assertGrade("65", "C", "65", true);
        assertGrade("49.5", "P", "50", true);
        assertGrade("49.49", "F", "49", false);
    }

    @Test
    public void theOverallMarkIsTheMeanByWeightAndIsExplained() {
        mark("CW1", "70");
        mark("CW2", "55.55");
        compute();
        assertEquals(new BigDecimal("61"), result("A1").mark());
        assertEquals(UOW.ref(), result("A1").pack());
        assertEquals(new BigDecimal("55.55"), result("A1").lowestElement());
        var explained = explained(sitting);
        assertEquals(new BigDecimal("61.33"), explained.at("/overall").decimalValue());
        assertEquals(new BigDecimal("55.55"), explained.at("/elementMarks/CW2").decimalValue());
        assertTrue(
                explained.at("/gaps").toString(),
                explained.at("/gaps").toString().contains("AMB-W-03"));
        assertFalse(explained.at("/findings").isEmpty());
        assertEquals(2, explained.at("/markRows").size());
    }

    @Test
    public void w80AnUnmetMinimumIsATechnicalFailWhereTheMarkWouldPass() {
        minimum(Percent.of(45));
        mark("CW1", "44.99");
        mark("CW2", "90");
        compute();
        assertEquals("TF", result("A1").grade());
        assertFalse(result("A1").held());
        assertEquals(new BigDecimal("72"), result("A1").mark());
        assertEquals("CW1", explained(sitting).at("/minimumUnmet/0").asText());
        record(corrected(row("A1", MATHS, null, "CW1", "45"), "added up wrongly"));
        compute();
        assertEquals("C", result("A1").grade());
        record(corrected(row("A1", MATHS, null, "CW2", "40"), "added up wrongly"));
        record(corrected(row("A1", MATHS, null, "CW1", "20"), "added up wrongly"));
        compute();
        assertEquals("F", result("A1").grade());
    }

    @Test
    public void w80AMinimumThatIsNoMarkIsRecordedByAnOfficer() {
        mark("CW1", "80");
        mark("CW2", "90");
        decide(sitting, element(maths, "CW1"), Kind.MINIMUM_UNMET, null, null);
        compute();
        assertEquals("TF", result("A1").grade());
        assertFault("elementId", () -> decide(sitting, null, Kind.MINIMUM_UNMET, null, null));
        assertFault("elementId", () -> decide(sitting, element(maths, "CW1"), Kind.EXCELLENT, null, null));
    }

    @Test
    public void w82SubjectsWithoutMarksAreSatisfactoryExcellentOrNot() {
        outline(new Outline(Grading.SATISFACTORY, "MEDICINE", null));
        mark("CW1", "60");
        mark("CW2", "45");
        compute();
        assertEquals("S", result("A1").grade());
        assertNull(result("A1").mark());
        assertTrue(result("A1").held());
        decide(sitting, null, Kind.EXCELLENT, null, null);
        compute();
        assertEquals("E", result("A1").grade());
        outline(new Outline(Grading.SATISFACTORY, "ARTS", null));
        compute();
        assertEquals("S", result("A1").grade());
        record(corrected(row("A1", MATHS, null, "CW2", "42"), "added up wrongly"));
        compute();
        assertEquals("U", result("A1").grade());
        assertFalse(result("A1").held());
    }

    @Test
    public void wA10LateWorkLosesWhatTheOutlineSays() {
        outline(new Outline(Grading.MARKS, null, FIVE_A_DAY));
        late("CW1", "80", 2);
        late("CW2", "80", 4);
        compute();
        var explained = explained(sitting);
        assertEquals(70, explained.at("/elementMarks/CW1").asInt());
        assertEquals(0, explained.at("/elementMarks/CW2").asInt());
        assertEquals(new BigDecimal("28"), result("A1").mark());
        // 16 November is closed
        outline(new Outline(Grading.MARKS, null, new LatePenalty(Percent.of(5), Days.WORKING, null)));
        compute();
        assertEquals(75, explained(sitting).at("/elementMarks/CW1").asInt());
        assertEquals(65, explained(sitting).at("/elementMarks/CW2").asInt());
    }

    @Test
    public void wA10WithoutAPenaltyInTheOutlineTheResultWaitsForAPerson() {
        late("CW1", "80", 1);
        mark("CW2", "80");
        compute();
        assertEquals("DEFERRED", result("A1").grade());
        assertNull(result("A1").mark());
        assertTrue(explained(sitting).at("/review").asBoolean());
        assertTrue(explained(sitting).at("/findings").toString().contains("LATE_PENALTY_NOT_STATED"));
        decide(sitting, element(maths, "CW1"), Kind.LATE_ACCEPTED, null, null);
        compute();
        assertEquals("D", result("A1").grade());
    }

    @Test
    public void wA11AnExtensionIsOneOfACaseAndMovesTheDueDate() {
        outline(new Outline(Grading.MARKS, null, FIVE_A_DAY));
        late("CW1", "80", 3);
        mark("CW2", "80");
        decide(sitting, element(maths, "CW1"), Kind.EXTENSION, Campus.DEADLINE.plusDays(2), null);
        compute();
        assertEquals(75, explained(sitting).at("/elementMarks/CW1").asInt());
        assertTrue(explained(sitting).at("/findings").toString().contains("EC-2017-031"));
    }

    @Test
    public void uow13WorkThatComesOnTheDueDateIsNotLate() {
        outline(new Outline(Grading.MARKS, null, FIVE_A_DAY));
        record(submitted("CW1", "80", 0, 11));
        mark("CW2", "80");
        compute();
        assertEquals(80, explained(sitting).at("/elementMarks/CW1").asInt());
    }

    @Test
    public void uow14MissingWorkEarnsNothingAndLimitsActBeforeTheGrade() {
        mark("CW1", "80");
        compute();
        assertEquals(new BigDecimal("32"), result("A1").mark());
        assertFalse(result("A1").nothingSubmitted());
        mark("CW2", "80");
        decide(sitting, element(maths, "CW1"), Kind.CAP, null, "50");
        compute();
        assertEquals(new BigDecimal("68"), result("A1").mark());
        decide(sitting, null, Kind.CAP, null, "49.4");
        compute();
        assertEquals("F", result("A1").grade());
        assertTrue(explained(sitting).at("/gaps").toString().contains("UOW-14"));
        decide(sitting, null, Kind.CANCELLED, null, null);
        compute();
        assertEquals(0, result("A1").mark().signum());
        assertFalse(result("A1").nothingSubmitted());
    }

    @Test
    public void aTaskWithPartsHasTheirExactMeanAfterPenalties() {
        maths = campus.divided(maths, "CW1");
        outline(new Outline(Grading.MARKS, null, FIVE_A_DAY));
        late("CW1A", "80", 1);
        mark("CW1B", "60.5");
        mark("CW2", "70");
        compute();
        var explained = explained(sitting);
        assertEquals(new BigDecimal("67.75"), explained.at("/elementMarks/CW1").decimalValue());
        assertEquals(75, explained.at("/partMarks/CW1A").asInt());
        assertEquals(new BigDecimal("69"), result("A1").mark());
    }

    @Test
    public void registrationLearnsOfCreditWhateverTheGradeIsCalled() {
        mark("CW1", "90");
        mark("CW2", "90");
        compute();
        var passed = new PassedModules(
                database.dataSource(), campus.curriculum(), database.transactions(), database.identifiers());
        assertEquals(
                1,
                passed.passed(
                                registrar.acting(registrar.scope(), PriorResults.READ),
                                institution,
                                List.of(campus.student("A1")))
                        .size());
    }

    @Test
    public void nothingIsCarriedToALaterAttempt() {
        resitsAreOver(maths);
        mark("CW1", "90");
        ModuleRegistration later = campus.register("A1", maths, Attempt.RESIT, ModuleRegistration.Status.REGISTERED);
        compute();
        assertTrue(explained(later).at("/carried").isMissingNode());
        assertTrue(results.of(registrar, campus.student("A1")).stream()
                .anyMatch(r -> r.registrationId().equals(later.id()) && r.nothingSubmitted()));
    }

    private void assertGrade(String mark, String grade, String shown, boolean held) {
        String student = "G" + mark;
        campus.register(student, maths);
        record(row(student, MATHS, null, "CW1", mark));
        record(row(student, MATHS, null, "CW2", mark));
        compute();
        assertEquals(grade, result(student).grade());
        assertEquals(new BigDecimal(shown), result(student).mark());
        assertEquals(held, result(student).held());
    }

    private void outline(Outline outline) {
        maths = campus.change(maths.outlined(outline));
    }

    private void minimum(Percent least) {
        List<Element> elements = new ArrayList<>(maths.elements());
        elements.set(0, elements.get(0).reaching(least));
        maths = campus.change(maths.assessedBy(elements));
    }

    private void mark(String element, String mark) {
        record(row("A1", MATHS, null, element, mark));
    }

    private void late(String element, String mark, int days) {
        record(submitted(element, mark, days, 0));
    }

    private static MarkRow submitted(String element, String mark, int days, int hours) {
        return new MarkRow(
                "A1",
                MATHS,
                null,
                element,
                new BigDecimal(mark),
                Mark.State.SUBMITTED,
                Campus.DEADLINE.plusDays(days).plusHours(hours),
                null,
                false,
                null);
    }
}
