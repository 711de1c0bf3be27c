package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.regulations.api.Pack;
import org.matricula.students.api.StudentId;

/** What of earlier attempts counts at resits and repeats, by the regulations of the University of South Wales. */
public class ResitsTest extends AssessmentHouse {

    private static final Pack USW = Packs.read("pack-usw-taught");

    private Occurrence maths;
    private ModuleRegistration first;

    @Before
    public void open() {
        packs.regulations = USW;
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        first = campus.register("A1", maths);
    }

    @Test
    public void tRa1PassedElementsAreCarriedWithTheirMarksAndFailedOnesAreResat() {
        sat(Attempt.FIRST, "CW1", "62.5");
        sat(Attempt.FIRST, "CW2", "20");
        compute();
        assertEquals(new BigDecimal("37"), of(first).mark());
        ModuleRegistration resit = register(Attempt.RESIT);
        sat(Attempt.RESIT, "CW2", "50");
        compute();
        ModuleResult result = of(resit);
        assertEquals("PASS", result.grade());
        assertTrue(result.held());
        var explained = explained(resit);
        assertEquals("CW1", explained.at("/carried/0").asText());
        assertEquals(new BigDecimal("62.5"), explained.at("/elementMarks/CW1").decimalValue());
        assertEquals(
                marks.of(registrar, campus.student("A1")).stream()
                        .filter(mark -> mark.elementId().equals(element(maths, "CW1")))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString(),
                explained.at("/markRows/CW1").asText());
    }

    @Test
    public void tRa1WhatCarriesIsTheMarkAfterLateRulesAndWhatFailedByThemIsResat() {
        resitsAreOver(maths);
        record(late("CW1", "70", 2));
        record(late("CW2", "30", 0));
        ModuleRegistration resit = register(Attempt.RESIT);
        compute();
        assertEquals(
                new BigDecimal("40"), explained(resit).at("/elementMarks/CW1").decimalValue());
        record(corrected(late("CW1", "70", 30), "came later"));
        compute();
        assertEquals(0, explained(resit).at("/elementMarks/CW1").decimalValue().signum());
    }

    @Test
    public void tRa1AFailedElementThatIsNotResatCountsNought() {
        resitsAreOver(maths);
        sat(Attempt.FIRST, "CW1", "39.99");
        sat(Attempt.FIRST, "CW2", "40");
        ModuleRegistration resit = register(Attempt.RESIT);
        compute();
        assertEquals(new BigDecimal("39.996"), of(first).mark());
        assertEquals(new BigDecimal("24"), of(resit).mark());
        assertEquals("F2", of(resit).grade());
        assertFalse(of(resit).nothingSubmitted());
    }

    @Test
    public void tRa3AnAttemptThatWasPassedAfterAllStandsUncapped() {
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "20");
        ModuleRegistration resit = register(Attempt.RESIT);
        sat(Attempt.RESIT, "CW2", "45");
        compute();
        assertEquals(new BigDecimal("40"), of(resit).mark());
        record(corrected(row("A1", MATHS, Attempt.FIRST, "CW2", "50"), "added up wrongly"));
        compute();
        assertEquals(new BigDecimal("54"), of(first).mark());
        assertEquals(new BigDecimal("54"), of(resit).mark());
        assertTrue(of(resit).held());
        assertEquals("AMB-T-114", explained(resit).at("/gaps/0").asText());
        assertEquals(2, results.history(registrar, resit.id()).size());
    }

    @Test
    public void tRa4TheElementOfAResitIsNotCappedAndTRa5TheModuleIs() {
        sat(Attempt.FIRST, "CW1", "30");
        sat(Attempt.FIRST, "CW2", "30");
        ModuleRegistration resit = register(Attempt.RESIT);
        sat(Attempt.RESIT, "CW1", "90");
        sat(Attempt.RESIT, "CW2", "35");
        compute();
        assertEquals(
                new BigDecimal("90"), explained(resit).at("/elementMarks/CW1").decimalValue());
        assertEquals(new BigDecimal("40"), of(resit).mark());
        assertTrue(explained(resit).at("/capped").asBoolean());
    }

    @Test
    public void tRa11ARepeatCarriesNothingAndIsNotCappedAndItsResitCarriesOfTheRepeat() {
        resitsAreOver(maths);
        sat(Attempt.FIRST, "CW1", "80");
        sat(Attempt.FIRST, "CW2", "10");
        ModuleRegistration repeat = register(Attempt.REPEAT);
        sat(Attempt.REPEAT, "CW2", "55");
        compute();
        assertEquals(new BigDecimal("33"), of(repeat).mark());
        ModuleRegistration last = register(Attempt.REPEAT_RESIT);
        sat(Attempt.REPEAT_RESIT, "CW1", "45");
        compute();
        assertEquals("CW2", explained(last).at("/carried/0").asText());
        assertEquals(new BigDecimal("40"), of(last).mark());
        record(corrected(row("A1", MATHS, Attempt.REPEAT, "CW2", "30"), "second marker"));
        compute();
        assertEquals(new BigDecimal("18"), of(last).mark());
        assertEquals(2, results.history(registrar, last.id()).size());
    }

    @Test
    public void ambT113AMarkForAPassedElementDoesNotReplaceItUnlessItWasCarriedByHandOrDecided() {
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "20");
        ModuleRegistration resit = register(Attempt.RESIT);
        sat(Attempt.RESIT, "CW1", "35");
        sat(Attempt.RESIT, "CW2", "40");
        compute();
        assertEquals(
                new BigDecimal("60"), explained(resit).at("/elementMarks/CW1").decimalValue());
        assertEquals("AMB-T-113", explained(resit).at("/gaps/0").asText());
        decide(resit, element(maths, "CW1"), Kind.DEFERRED, null, null);
        compute();
        assertEquals("DEFERRED", of(resit).grade());
        assertNull(of(resit).mark());
        record(corrected(row("A1", MATHS, Attempt.RESIT, "CW1", "30"), "taken again"));
        compute();
        assertEquals(new BigDecimal("36"), of(resit).mark());
    }

    @Test
    public void ambT113WhatIsRecordedForACarriedElementDoesNotCountAndLeavesNoResultBehindIt() {
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "20");
        String passed = row("CW1");
        ModuleRegistration resit = register(Attempt.RESIT);
        sat(Attempt.RESIT, "CW2", "40");
        compute();
        assertTrue(explained(resit).at("/setAside").isMissingNode());
        MarkRow missing =
                new MarkRow("A1", MATHS, Attempt.RESIT, "CW1", null, Mark.State.NOT_SUBMITTED, null, null, false, null);
        List<MarkRow> recorded = List.of(
                missing,
                corrected(row("A1", MATHS, Attempt.RESIT, "CW1", "70"), "came to light"),
                corrected(row("A1", MATHS, Attempt.RESIT, "CW1", "71"), "added up wrongly"));
        for (int i = 0; i < recorded.size(); i++) {
            record(recorded.get(i));
            compute();
            assertEquals(new BigDecimal("40"), of(resit).mark());
            assertEquals(passed, explained(resit).at("/markRows/CW1").asText());
            assertEquals(row("CW1"), explained(resit).at("/setAside/CW1").asText());
            assertTrue(of(resit).computedAt().isAfter(latest("CW1").recordedAt()));
            compute();
            assertEquals(2 + i, of(resit).sequence());
        }
    }

    @Test
    public void ambT112AFailedElementIsResatWithAllItsPartsAndAPassedOneCarriedWhole() {
        Occurrence lab = campus.divided(campus.run("LAB", 5, Campus.SESSION, 40, 60), "CW1");
        OccurrenceKey key = new OccurrenceKey("LAB", Campus.SESSION, "S1");
        campus.register("B1", lab);
        record(row("B1", key, Attempt.FIRST, "CW1A", "90"));
        record(row("B1", key, Attempt.FIRST, "CW1B", "10"));
        record(row("B1", key, Attempt.FIRST, "CW2", "20"));
        ModuleRegistration resit = campus.register("B1", lab, Attempt.RESIT, Status.REGISTERED);
        record(row("B1", key, Attempt.RESIT, "CW2", "45"));
        compute();
        assertEquals(
                new BigDecimal("50"), explained(resit).at("/elementMarks/CW1").decimalValue());
        record(corrected(row("B1", key, Attempt.FIRST, "CW1A", "60"), "second marker"));
        compute();
        // 35 is failed: what the part had is lost
        assertEquals(0, explained(resit).at("/elementMarks/CW1").decimalValue().signum());
        record(new MarkRow(
                "B1", key, Attempt.RESIT, "CW1A", new BigDecimal("60"), Mark.State.CARRIED, null, null, false, null));
        record(row("B1", key, Attempt.RESIT, "CW1B", "42"));
        compute();
        assertEquals(
                new BigDecimal("51"), explained(resit).at("/elementMarks/CW1").decimalValue());
    }

    @Test
    public void aResitWaitsWhileTheAttemptBeforeItIsDeferred() {
        sat(Attempt.FIRST, "CW1", "60");
        decide(first, element(maths, "CW2"), Kind.DEFERRED, null, null);
        ModuleRegistration resit = register(Attempt.RESIT);
        compute();
        assertEquals("DEFERRED", of(resit).grade());
        assertFalse(of(resit).held());
    }

    @Test
    public void ambT135AResitOnAnotherRunCarriesWhatTheFirstAttemptPassedAndIsCapped() {
        sat(Attempt.FIRST, "CW1", "62.5");
        sat(Attempt.FIRST, "CW2", "20");
        for (Occurrence run :
                List.of(campus.again(maths, Campus.SESSION, "S3"), campus.again(maths, Campus.SESSION.next(), "S1"))) {
            ModuleRegistration resit = campus.register("A1", run, Attempt.RESIT, Status.REGISTERED);
            record(row("A1", key(run), Attempt.RESIT, "CW2", "50"));
            compute();
            assertEquals("PASS", of(resit).grade());
            assertEquals(new BigDecimal("40"), of(resit).mark());
            var explained = explained(resit);
            assertEquals("CW1", explained.at("/carried/0").asText());
            assertEquals(
                    new BigDecimal("62.5"), explained.at("/elementMarks/CW1").decimalValue());
            assertEquals(row("CW1"), explained.at("/markRows/CW1").asText());
            assertEquals("AMB-T-135", explained.at("/gaps/0").asText());
            assertFalse(explained.at("/review").asBoolean());
        }
    }

    @Test
    public void ambT135AResitFollowsTheLastFirstAttemptBeforeItAndNeverALaterOne() {
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "10");
        Occurrence nextYear = campus.again(maths, Campus.SESSION.next(), "S1");
        campus.register("A1", nextYear);
        record(row("A1", key(nextYear), Attempt.FIRST, "CW2", "70"));
        ModuleRegistration now =
                campus.register("A1", campus.again(maths, Campus.SESSION, "S3"), Attempt.RESIT, Status.REGISTERED);
        ModuleRegistration then = campus.register(
                "A1", campus.again(maths, Campus.SESSION.next(), "S3"), Attempt.RESIT, Status.REGISTERED);
        compute();
        assertEquals("CW1", explained(now).at("/carried/0").asText());
        assertEquals(
                new BigDecimal("70"), explained(then).at("/elementMarks/CW2").decimalValue());
        assertEquals(0, explained(then).at("/elementMarks/CW1").decimalValue().signum());
    }

    @Test
    public void ambT135WhatWasPassedAndIsNotAssessedOnTheOtherRunIsForAPerson() {
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "10");
        Occurrence other = campus.again(maths, Campus.SESSION, "S3");
        campus.change(other.assessedBy(List.of(
                new Element(
                        new ElementId(database.identifiers().next()),
                        "EX",
                        Element.Kind.EXAMINATION,
                        other.elements().get(0).weight(),
                        false,
                        Campus.DEADLINE),
                other.elements().get(1))));
        ModuleRegistration resit = campus.register("A1", other, Attempt.RESIT, Status.REGISTERED);
        record(row("A1", key(other), Attempt.RESIT, "EX", "80"));
        record(row("A1", key(other), Attempt.RESIT, "CW2", "80"));
        compute();
        var explained = explained(resit);
        assertTrue(explained.at("/review").asBoolean());
        assertTrue(explained.at("/carried").isMissingNode());
        var last = explained.at("/findings").get(explained.at("/findings").size() - 1);
        assertEquals("NOT_ON_THIS_RUN", last.at("/code").asText());
        assertEquals("CW1", last.at("/facts/elements").asText());
    }

    @Test
    public void aResitUnderTheSurvivingRecordCarriesFromAMergedOne() {
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "10");
        Set<StudentId> person = Set.of(campus.student("B1"), campus.student("A1"));
        campus.merged = Map.of(campus.student("B1"), person);
        ModuleRegistration resit =
                campus.register("B1", campus.again(maths, Campus.SESSION, "S3"), Attempt.RESIT, Status.REGISTERED);
        compute();
        assertEquals("CW1", explained(resit).at("/carried/0").asText());
    }

    @Test
    public void aResultThatIsStillDeferredSaysForWhichElementsNow() {
        decide(first, element(maths, "CW1"), Kind.DEFERRED, null, null);
        compute();
        assertEquals("CW1", explained(first).at("/findings/0/facts/elements").asText());
        sat(Attempt.FIRST, "CW1", "60");
        decide(first, element(maths, "CW2"), Kind.DEFERRED, null, null);
        compute();
        assertEquals("DEFERRED", of(first).grade());
        assertEquals("CW2", explained(first).at("/findings/0/facts/elements").asText());
        compute();
        assertEquals(2, results.history(registrar, first.id()).size());
    }

    @Test
    public void aResultThatComesOutTheSameOfOtherRowsNamesTheseAndIsOtherwiseNotWrittenAgain() {
        record(late("CW1", "60", 0));
        record(late("CW2", "60", 0));
        compute();
        record(corrected(late("CW1", "60", -1), "came on the day before"));
        compute();
        assertEquals(row("CW1"), explained(first).at("/markRows/CW1").asText());
        assertEquals(2, results.history(registrar, first.id()).size());
        AssessmentOutcome outcome = decide(first, null, Kind.LATE_ACCEPTED, null, null);
        compute();
        assertEquals(outcome.id().toString(), explained(first).at("/outcomes/0").asText());
        outcomes.revoke(registrar, outcome.id(), "recorded for somebody else");
        compute();
        assertTrue(explained(first).at("/outcomes").isEmpty());
        compute();
        assertEquals(4, results.history(registrar, first.id()).size());
        List<ModuleResult> versions = results.versions(registrar, institution, List.of(first.studentId()));
        assertEquals(
                List.of(1, 2, 3, 4),
                versions.stream().map(ModuleResult::sequence).toList());
        assertEquals(List.of(versions.get(3)), results.of(registrar, institution, List.of(first.studentId())));
        assertEquals(
                List.of(),
                results.versions(
                        registrar.acting(Scope.of(List.of(new InstitutionCode("elsewhere"))), Marks.READ),
                        institution,
                        List.of(first.studentId())));
    }

    @Test
    public void aMarkThatChangesWithoutTheResultHasAResultThatIsNewerThanTheMark() {
        for (Kind kind : List.of(Kind.CAP, Kind.CANCELLED, Kind.DEFERRED)) {
            ModuleRegistration one = campus.register("C" + kind, maths);
            record(row("C" + kind, MATHS, Attempt.FIRST, "CW1", "90"));
            String decided = kind == Kind.DEFERRED ? "CW2" : "CW1";
            decide(one, element(maths, decided), kind, null, kind == Kind.CAP ? "40" : null);
            compute();
            ModuleResult before = of(one);
            record(corrected(row("C" + kind, MATHS, Attempt.FIRST, "CW1", "91"), "added up wrongly"));
            compute();
            ModuleResult after = of(one);
            assertEquals(kind.name(), before.mark(), after.mark());
            assertEquals(kind.name(), before.grade(), after.grade());
            assertEquals(kind.name(), 2, after.sequence());
            compute();
            assertEquals(kind.name(), 2, of(one).sequence());
        }
    }

    @Test
    public void aStudentIsToldInWordsWhyAResultIsWhatItIs() {
        record(late("CW1", "70", 2));
        sat(Attempt.FIRST, "CW2", "20");
        ModuleRegistration resit = register(Attempt.RESIT);
        sat(Attempt.RESIT, "CW2", "90");
        decide(resit, element(maths, "CW2"), Kind.CAP, null, "80");
        compute();
        List<ModuleResult> all = results.of(registrar, institution, List.of(first.studentId()));
        Map<ModuleResultId, String> told = results.explained(registrar, all);
        assertTold(
                told.get(of(first).id()),
                "Module result of MATHS",
                "mark: 28.0",
                "grade: F2",
                "credits: 0",
                "element marks: CW1 40.0, CW2 20.0",
                "Your work CW1 was handed in 2 working days late, so its mark is limited to the pass mark.",
                "A part of your work has 20.0, which is a significant weakness: the module is not passed.",
                "See A.2.7.1[b], Late work.");
        assertTold(
                told.get(of(resit).id()),
                "mark: 40.0",
                "You passed CW1 before, so its mark of 40.0 is carried.",
                "The mark is limited to 80, as was decided.",
                "As this was a resit, the module mark is limited to the pass mark.",
                "What was decided about your work",
                "cap, at most 80, decided on 2017-01-09");
        assertFalse(told.get(of(resit).id()).contains("panel of 9 January"));
        assertEquals(Map.of(), results.explained(stranger, all));
    }

    private static void assertTold(String text, String... parts) {
        for (String part : parts) {
            assertTrue(part + " in " + text, text.contains(part));
        }
    }

    @Test
    public void anAttemptThatWasLeftCarriesNothing() {
        resitsAreOver(maths);
        campus.register("B1", maths, Attempt.FIRST, Status.WITHDRAWN);
        record(row("B1", MATHS, Attempt.FIRST, "CW1", "60"));
        ModuleRegistration resit = campus.register("B1", maths, Attempt.RESIT, Status.REGISTERED);
        compute();
        assertTrue(of(resit).nothingSubmitted());
    }

    private ModuleRegistration register(Attempt attempt) {
        return campus.register("A1", maths, attempt, Status.REGISTERED);
    }

    private static OccurrenceKey key(Occurrence run) {
        return new OccurrenceKey(run.moduleCode(), run.session(), run.period());
    }

    /** The row of the mark that counts for an element of the first attempt. */
    private String row(String element) {
        return latest(element).id().toString();
    }

    private Mark latest(String element) {
        return marks.of(registrar, campus.student("A1")).stream()
                .filter(mark -> mark.elementId().equals(element(maths, element)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void sat(Attempt attempt, String element, String mark) {
        record(row("A1", MATHS, attempt, element, mark));
    }

    private MarkRow late(String element, String mark, int days) {
        return new MarkRow(
                "A1",
                MATHS,
                Attempt.FIRST,
                element,
                new BigDecimal(mark),
                Mark.State.SUBMITTED,
                Campus.DEADLINE.plusDays(days),
                null,
                false,
                null);
    }

    private ModuleResult of(ModuleRegistration registration) {
        List<ModuleResult> all = results.of(registrar, institution, List.of(registration.studentId()));
        return all.stream()
                .filter(result -> result.registrationId().equals(registration.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void ambT164AModuleThatAPenaltyFailedIsResatAltogether() {
        resitsAreOver(maths);
        sat(Attempt.FIRST, "CW1", "60");
        sat(Attempt.FIRST, "CW2", "50");
        decide(first, null, Kind.CAP, null, "30");
        ModuleRegistration resit = register(Attempt.RESIT);
        compute();
        assertEquals("F1", of(first).grade());
        assertFalse(of(resit).held());
        assertTrue(of(resit).nothingSubmitted());
        sat(Attempt.RESIT, "CW1", "70");
        sat(Attempt.RESIT, "CW2", "70");
        compute();
        assertEquals(new BigDecimal("40"), of(resit).mark());
        assertTrue(of(resit).held());
        assertTrue(explained(resit).at("/carried").isEmpty());
        assertEquals("AMB-T-164", explained(resit).at("/gaps/0").asText());
    }
}
