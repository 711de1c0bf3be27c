package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleModeration.MarkersMark;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ResitDeadlines;
import org.matricula.assessment.api.ResitDeadlines.ResitDeadline;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submissions;
import org.matricula.assessment.provider.store.ModerationStore;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.regulations.api.Pack;

/** Work that was handed in and is not marked, work that is not due yet, and when work of resits is due. */
public class AwaitedTest extends AssessmentHouse {

    private static final Pack USW = Packs.read("pack-usw-taught");
    private static final Pack UOW = Packs.read("pack-uow-coursework");
    private static final LocalDateTime RESIT = LocalDateTime.of(2017, 7, 20, 12, 0);

    private final Caller desk = caller("desk", Submissions.WRITE, Marks.READ);
    private Occurrence maths;
    private ModuleRegistration first;
    private Submissions submissions;

    @Before
    public void open() {
        packs.regulations = USW;
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        first = campus.register("A1", maths);
        submissions = submissions(campus.account("a1", "A1"));
    }

    @Test
    public void tMr4WorkThatWasHandedInIsNotMissingBeforeItIsMarked() {
        for (Pack pack : List.of(USW, UOW)) {
            packs.regulations = pack;
            record(row("A1", MATHS, Attempt.FIRST, "CW1", "60"));
            handIn(first, "CW2", Campus.DEADLINE.minusHours(1));
            assertEquals("0 results written, 0 unchanged, 1 without a result because not all is marked", compute());
            assertEquals(List.of(), all(first));
        }
        packs.regulations = USW;
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "70"));
        assertEquals("1 results written, 0 unchanged", compute());
        assertEquals("PASS", all(first).get(0).grade());
    }

    @Test
    public void tMr4WorkThatIsNotDueYetIsNotMissingAndIsOnceItIs() {
        clock.set(Instant.parse("2016-11-14T11:00:00Z"));
        compute();
        assertEquals(List.of(), all(first));
        clock.set(Instant.parse("2016-11-14T13:00:00Z"));
        compute();
        assertTrue(all(first).get(0).nothingSubmitted());
    }

    @Test
    public void tMr3WhatIsExtendedIsNotMissingBeforeTheExtensionIsOver() {
        decide(first, null, Kind.EXTENSION, LocalDateTime.of(2017, 1, 9, 12, 0), null);
        compute();
        assertEquals(List.of(), all(first));
        clock.set(Instant.parse("2017-01-09T13:00:00Z"));
        compute();
        assertTrue(all(first).get(0).nothingSubmitted());
    }

    @Test
    public void tMr4WhatAMarkerSaysWasNotSubmittedIsMissing() {
        handIn(first, "CW1", Campus.DEADLINE);
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "70"));
        record(new MarkRow(
                "A1", MATHS, null, "CW1", null, Mark.State.NOT_SUBMITTED, null, null, false, "an empty file"));
        compute();
        assertEquals(42, all(first).get(0).mark().intValueExact());
    }

    @Test
    public void aResultThatCameTooEarlyIsTakenBackUntilTheWorkIsMarked() {
        compute();
        assertEquals("F2", all(first).get(0).grade());
        handIn(first, "CW1", Campus.DEADLINE.plusDays(1));
        compute();
        ModuleResult now = all(first).get(0);
        assertEquals("DEFERRED", now.grade());
        assertFalse(now.nothingSubmitted());
        assertNull(now.mark());
        assertEquals("NOT_MARKED", explained(first).at("/findings/0/code").asText());
        assertEquals("CW1", explained(first).at("/findings/0/facts/elements").asText());
        assertEquals("0 results written, 1 unchanged", compute());
    }

    @Test
    public void tRa2AResitThatIsStillToBeSatHasNoResult() {
        fail();
        ModuleRegistration resit = resit();
        compute();
        assertEquals(List.of(), all(resit));
        deadline(RESIT, 0);
        compute();
        assertEquals(List.of(), all(resit));
        clock.set(Instant.parse("2017-07-21T09:00:00Z"));
        compute();
        assertTrue(all(resit).get(0).nothingSubmitted());
    }

    @Test
    public void tRa4TheLateRuleOfAResitIsCountedFromItsOwnDeadline() {
        fail();
        ModuleRegistration resit = resit();
        assertNull(handIn(resit, "CW1", RESIT.minusDays(9)).due());
        deadline(RESIT, 0);
        clock.set(Instant.parse("2017-07-21T09:00:00Z"));
        Submission receipt = handIn(resit, "CW1", RESIT.minusHours(1));
        assertEquals(RESIT, receipt.due());
        assertFalse(receipt.late());
        assertTrue(handIn(resit, "CW2", RESIT.plusHours(1)).late());
        // the first attempt keeps its own
        assertEquals(
                Campus.DEADLINE,
                handIn(campus.register("B1", maths), "CW1", RESIT).due());
        record(row("A1", MATHS, Attempt.RESIT, "CW1", "60"));
        record(row("A1", MATHS, Attempt.RESIT, "CW2", "65"));
        compute();
        assertEquals(60, explained(resit).at("/elementMarks/CW1").asInt());
        assertEquals(40, explained(resit).at("/elementMarks/CW2").asInt());
    }

    @Test
    public void ambT189WorkIsTimedByTheClockOfTheInstitution() {
        fail();
        ModuleRegistration resit = resit();
        deadline(RESIT, 0);
        isLate(resit, "Europe/London", "2017-07-20T10:30:00Z", false);
        isLate(resit, "Europe/London", "2017-07-20T11:30:00Z", true);
        isLate(resit, "Australia/Sydney", "2017-07-20T01:30:00Z", false);
        isLate(resit, "Australia/Sydney", "2017-07-20T02:30:00Z", true);
    }

    private void isLate(ModuleRegistration resit, String zone, String now, boolean late) {
        campus.zone = ZoneId.of(zone);
        clock.set(Instant.parse(now));
        Submission receipt = submissions.submitOwn(
                caller("a1", Submissions.OWN), work(resit, element(maths, late ? "CW1" : "CW2"), null));
        assertEquals(zone, late, receipt.late());
        assertEquals(zone, RESIT, receipt.due());
        assertEquals(
                zone,
                late ? RESIT.plusMinutes(30) : RESIT.minusMinutes(30),
                receipt.work().submittedAt().truncatedTo(ChronoUnit.MINUTES));
    }

    @Test
    public void ambT189LateWorkOfASummerDayIsWorthWhatTheLateRuleSays() {
        fail();
        ModuleRegistration resit = resit();
        deadline(RESIT, 0);
        isLate(resit, "Europe/London", "2017-07-20T10:30:00Z", false);
        isLate(resit, "Europe/London", "2017-07-20T11:30:00Z", true);
        record(row("A1", MATHS, Attempt.RESIT, "CW1", "65"));
        record(row("A1", MATHS, Attempt.RESIT, "CW2", "60"));
        compute();
        assertEquals(40, explained(resit).at("/elementMarks/CW1").asInt());
        assertEquals(60, explained(resit).at("/elementMarks/CW2").asInt());
    }

    @Test
    public void ambT189WhatIsAwaitedIsAwaitedByTheClockOfTheInstitution() {
        fail();
        ModuleRegistration resit = resit();
        deadline(RESIT, 0);
        campus.zone = ZoneId.of("Europe/London");
        clock.set(Instant.parse("2017-07-20T10:30:00Z"));
        compute();
        assertEquals(List.of(), all(resit));
        campus.zone = ZoneId.of("Australia/Sydney");
        clock.set(Instant.parse("2017-07-20T01:30:00Z"));
        compute();
        assertEquals(List.of(), all(resit));
        campus.zone = ZoneId.of("Europe/London");
        clock.set(Instant.parse("2017-07-20T11:30:00Z"));
        compute();
        assertTrue(all(resit).get(0).nothingSubmitted());
    }

    @Test
    public void ambT189WhatWasMarkedBeforeIsComparedByTheClockOfTheInstitution() {
        campus.zone = ZoneId.of("Europe/London");
        clock.set(Instant.parse("2017-07-20T10:30:00Z"));
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "57"));
        // it is half past eleven: what the office took at eleven came before the mark
        handIn(first, "CW1", LocalDateTime.of(2017, 7, 20, 11, 0));
        assertKind(Problem.Kind.CONFLICT, () -> handIn(first, "CW1", LocalDateTime.of(2017, 7, 20, 12, 0)));
    }

    @Test
    public void aResitOnAnotherRunKeepsTheDeadlinesOfThatRun() {
        fail();
        Occurrence summer = campus.another(maths, "S2");
        ModuleRegistration resit = campus.register("A1", summer, Attempt.RESIT, Status.REGISTERED);
        assertEquals(
                Campus.DEADLINE,
                submissions
                        .submit(desk, work(resit, element(summer, "CW1"), Campus.DEADLINE))
                        .due());
        resitDeadlines().set(registrar, summer.id(), element(summer, "CW1"), RESIT, 0, "resit period");
        assertEquals(
                RESIT,
                submissions
                        .submit(desk, work(resit, element(summer, "CW1"), RESIT))
                        .due());
    }

    @Test
    public void anExtensionOfAResitHoldsWhereNothingElseIsSet() {
        fail();
        ModuleRegistration resit = resit();
        decide(resit, null, Kind.EXTENSION, RESIT, null);
        assertEquals(RESIT, handIn(resit, "CW1", RESIT.minusHours(1)).due());
    }

    @Test
    public void tMr1ACorrectedMarkIsThatOfTheWorkThatWasMarked() {
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "57"));
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "60"));
        clock.set(Instant.parse("2017-01-20T09:00:00Z"));
        // brought in late by the desk, for work that came before it was marked
        handIn(first, "CW1", LocalDateTime.of(2017, 1, 5, 9, 0));
        record(corrected(row("A1", MATHS, Attempt.FIRST, "CW1", "58"), "added up wrongly"));
        assertNull(marks.of(registrar, first.studentId()).get(2).submittedAt());
        compute();
        assertEquals(58, explained(first).at("/elementMarks/CW1").asInt());
        // who knows better says so
        record(new MarkRow(
                "A1",
                MATHS,
                null,
                "CW1",
                new BigDecimal("58"),
                Mark.State.SUBMITTED,
                LocalDateTime.of(2017, 1, 5, 9, 0),
                null,
                false,
                "it was late"));
        compute();
        assertEquals(0, explained(first).at("/elementMarks/CW1").asInt());
    }

    @Test
    public void ambT146WorkThatIsMarkedIsNotHandedInOnceMore() {
        Caller student = caller("a1", Submissions.OWN);
        Submission.Work mine = work(first, element(maths, "CW1"), null);
        submissions.submitOwn(student, mine);
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "57"));
        assertKind(Problem.Kind.CONFLICT, () -> submissions.submitOwn(student, mine));
        assertKind(Problem.Kind.CONFLICT, () -> handIn(first, "CW1", LocalDateTime.of(2017, 1, 9, 10, 0)));
        assertEquals(1, submissions.own(student).size());
        submissions.submitOwn(student, work(first, element(maths, "CW2"), null));
    }

    @Test
    public void tEc2WorkThatIsTakenAgainIsHandedInAgainAndItsMarkHasItsMoment() {
        record(new MarkRow(
                "A1",
                MATHS,
                null,
                "CW1",
                new BigDecimal("20"),
                Mark.State.SUBMITTED,
                Campus.DEADLINE,
                null,
                false,
                null));
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "60"));
        decide(first, element(maths, "CW1"), Kind.DEFERRED, RESIT, null);
        clock.set(Instant.parse("2017-07-21T09:00:00Z"));
        Submission again = handIn(first, "CW1", RESIT.plusDays(1));
        assertTrue(again.late());
        record(corrected(row("A1", MATHS, Attempt.FIRST, "CW1", "70"), "taken again"));
        compute();
        assertEquals(40, explained(first).at("/elementMarks/CW1").asInt());
    }

    @Test
    public void tMr1WorkThatComesAfterItWasSaidToBeMissingHasItsMoment() {
        record(new MarkRow("A1", MATHS, null, "CW1", null, Mark.State.NOT_SUBMITTED, null, null, false, null));
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "60"));
        handIn(first, "CW1", Campus.DEADLINE.plusDays(1));
        record(corrected(row("A1", MATHS, Attempt.FIRST, "CW1", "70"), "it came"));
        compute();
        assertEquals(40, explained(first).at("/elementMarks/CW1").asInt());
    }

    @Test
    public void deadlinesOfResitsAreAppendedAndFaultsAreNamed() {
        ResitDeadlines deadlines = resitDeadlines();
        ResitDeadline one = deadline(RESIT, 0);
        ResitDeadline two = deadline(RESIT.plusDays(1), 1);
        assertEquals(List.of(one, two), deadlines.of(registrar, maths.id()).subList(0, 2));
        assertEquals(2, two.entry());
        assertEquals(2, audited("assessment.set-resit-deadline", "element/" + element(maths, "CW1")));
        assertKind(Problem.Kind.CONFLICT, () -> deadline(RESIT.plusDays(2), 1));
        assertKind(Problem.Kind.CONFLICT, () -> deadline(RESIT.plusDays(1), 2));
        assertEquals(
                List.of("elementId", "dueAt", "reason"),
                problem(() -> deadlines.set(registrar, maths.id(), new ElementId(4711), null, 0, " ")).faults().stream()
                        .map(fault -> fault.field())
                        .toList());
        assertKind(Problem.Kind.NOT_FOUND, () -> deadlines.of(stranger, maths.id()));
        assertKind(
                Problem.Kind.NOT_FOUND,
                () -> deadlines.set(stranger, maths.id(), element(maths, "CW1"), RESIT, 2, "x"));
        assertKind(Problem.Kind.FORBIDDEN, () -> deadlines.set(desk, maths.id(), element(maths, "CW1"), RESIT, 2, "x"));
        assertKind(Problem.Kind.FORBIDDEN, () -> deadlines.of(caller("nobody"), maths.id()));
    }

    private void fail() {
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "20"));
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "20"));
    }

    private ModuleRegistration resit() {
        return campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
    }

    /** For CW1 with an entry that follows; CW2 the same for its first one. */
    private ResitDeadline deadline(LocalDateTime at, int expected) {
        if (expected == 0) {
            resitDeadlines().set(registrar, maths.id(), element(maths, "CW2"), at, 0, "resit period");
        }
        return resitDeadlines().set(registrar, maths.id(), element(maths, "CW1"), at, expected, "resit period");
    }

    private Submission handIn(ModuleRegistration registration, String element, LocalDateTime at) {
        return submissions.submit(desk, work(registration, element(maths, element), at));
    }

    private static Submission.Work work(ModuleRegistration registration, ElementId element, LocalDateTime at) {
        return new Submission.Work(registration.id(), element, at, "essay.pdf", 10, "ab".repeat(32), null);
    }

    private List<ModuleResult> all(ModuleRegistration registration) {
        return results.of(registrar, institution, List.of(registration.studentId())).stream()
                .filter(result -> result.registrationId().equals(registration.id()))
                .toList();
    }

    @Test
    public void tMr4AnExaminationIsAwaitedUntilSomebodyIsKnownToHaveSatIt() {
        maths = campus.examined(maths);
        ModuleRegistration other = campus.register("A2", maths);
        for (String student : List.of("A1", "A2")) {
            record(row(student, MATHS, Attempt.FIRST, "CW1", "60"));
        }
        assertEquals("0 results written, 0 unchanged, 2 without a result because not all is marked", compute());
        // somebody who is said not to have come tells nothing of the others
        record(new MarkRow("A2", MATHS, null, "EX", null, Mark.State.NOT_SUBMITTED, null, null, false, null));
        compute();
        assertEquals(List.of(), all(first));
        assertEquals(new BigDecimal("24"), all(other).get(0).mark());
        campus.register("A3", maths);
        record(row("A3", MATHS, Attempt.FIRST, "EX", "50"));
        compute();
        assertEquals(new BigDecimal("24"), all(first).get(0).mark());
        assertEquals("NOT_SUBMITTED", state(first, "EX"));
    }

    @Test
    public void tMr4AReceiptOfTheDeskIsAttendance() {
        maths = campus.examined(maths);
        ModuleRegistration other = campus.register("A2", maths);
        for (String student : List.of("A1", "A2")) {
            record(row(student, MATHS, Attempt.FIRST, "CW1", "60"));
        }
        handIn(other, "EX", Campus.DEADLINE);
        compute();
        assertEquals(new BigDecimal("24"), all(first).get(0).mark());
        assertEquals(List.of(), all(other));
    }

    @Test
    public void tMr4TheExaminationOfResitsIsAnotherOne() {
        maths = campus.examined(maths);
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "60"));
        record(row("A1", MATHS, Attempt.FIRST, "EX", "20"));
        ModuleRegistration resit = resit();
        resitDeadlines().set(registrar, maths.id(), element(maths, "EX"), RESIT, 0, "resit period");
        clock.set(Instant.parse("2017-07-21T09:00:00Z"));
        compute();
        assertEquals(List.of(), all(resit));
        campus.register("A2", maths);
        record(row("A2", MATHS, Attempt.FIRST, "EX", "60"));
        campus.register("A2", maths, Attempt.RESIT, Status.REGISTERED);
        compute();
        assertEquals(List.of(), all(resit));
        record(row("A2", MATHS, Attempt.RESIT, "EX", "60"));
        compute();
        assertEquals(new BigDecimal("24"), all(resit).get(0).mark());
    }

    @Test
    public void tMr4WorkThatOneOfTwoMarkersMarkedWasHandedIn() {
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "60"));
        database.transactions().run(() -> new ModerationStore(database.dataSource())
                .mark(
                        registrar.scope(),
                        List.of(first),
                        element(maths, "CW2"),
                        List.of(new MarkersMark(Role.FIRST, new BigDecimal("60"), null, "first", clock.instant(), 1))));
        assertEquals("0 results written, 0 unchanged, 1 without a result because not all is marked", compute());
        assertEquals(List.of(), all(first));
    }

    @Test
    public void aResitThatWasDeferredForWantOfAMarkIsRuledOnWhenItsDeadlineIsOver() {
        fail();
        ModuleRegistration resit = resit();
        deadline(Campus.DEADLINE, 0);
        compute();
        assertTrue(all(resit).get(0).nothingSubmitted());
        deadline(RESIT, 1);
        compute();
        assertEquals("DEFERRED", all(resit).get(0).grade());
        clock.set(Instant.parse("2017-07-21T09:00:00Z"));
        compute();
        assertEquals("F2", all(resit).get(0).grade());
    }

    private String state(ModuleRegistration registration, String element) {
        return explained(registration).at("/findings").toString().contains("NOT_SUBMITTED") ? "NOT_SUBMITTED" : null;
    }

    @Test
    public void tMr4AMarkOfAnElementThatThePatternHasNoLongerIsForAPersonToLookAt() {
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "60"));
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "70"));
        compute();
        assertFalse(explained(first).at("/review").asBoolean());
        ElementId lost = element(maths, "CW2");
        campus.divided(maths, "CW2");
        compute();
        assertEquals("F2", all(first).get(0).grade());
        assertTrue(explained(first).at("/review").asBoolean());
        String findings = explained(first).at("/findings").toString();
        assertTrue(findings, findings.contains("NOT_IN_PATTERN") && findings.contains(lost.toString()));
    }

    @Test
    public void whatNobodySatIsARecordWhenNothingOfItsSessionCanComeAnyMore() {
        maths = campus.examined(maths);
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "60"));
        clock.set(Campus.SESSION.latest().atTime(12, 0).toInstant(ZoneOffset.UTC));
        compute();
        assertEquals(List.of(), all(first));
        clock.set(Campus.SESSION.latest().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        ModuleRegistration resit = resit();
        compute();
        assertEquals(new BigDecimal("24"), all(first).get(0).mark());
        assertEquals(
                "a resit for which no day was ever set", "F2", all(resit).get(0).grade());
    }
}
