package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AdjustedAssessments.Adjusted;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.ModuleStatistics.Figures;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Adjustment.Consent;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustment.Kind;
import org.matricula.students.api.Adjustment.Party;
import org.matricula.students.api.AdjustmentId;

/** What reasonable adjustments mean for assessments (T-AD-1, T-AD-2, W-A14). */
public class AdjustedTest extends OnBothDatabases {

    private static final LocalDate FROM = LocalDate.of(2016, 9, 1);
    private static final LocalDate BEFORE = LocalDate.of(2016, 11, 13);

    private ModerationHouse house;
    private Occurrence run;

    @Before
    public void open() {
        enter(new ModerationHouse(kind, ModerationHouse.USW));
    }

    private void enter(ModerationHouse opened) {
        house = opened;
        run = house.campus.examined(house.campus.run("MATHS", 5, Campus.SESSION, 40, 60));
        house.campus.register("A1", run);
        house.campus.register("A2", run);
    }

    @Test
    public void aDeadlineMovesByWorkingDaysOfTheInstitution() {
        plan(effect(Kind.DEADLINE, 3, null, null));
        // Monday noon, and Wednesday is a closure day
        LocalDateTime due = LocalDateTime.of(2016, 11, 18, 12, 0);
        assertEquals(due, house.adjusted.of(house.first, run.id()).get(0).due());
        assertEquals(due, due("A1"));
        assertEquals(Campus.DEADLINE, due("A2"));
    }

    @Test
    public void tMR1_workingDaysLateAreCountedFromThePlansDeadline() {
        run = house.campus.run("HISTORY", 5, Campus.SESSION, 100);
        for (String student : List.of("A1", "A2")) {
            house.campus.register(student, run);
            house.marks.record(
                    house.leader,
                    house.institution,
                    List.of(new MarkRow(
                            student,
                            new OccurrenceKey("HISTORY", Campus.SESSION, "S1"),
                            null,
                            "CW1",
                            new BigDecimal("65"),
                            Mark.State.SUBMITTED,
                            LocalDateTime.of(2016, 11, 18, 11, 0),
                            null,
                            false,
                            null)));
        }
        plan(effect(Kind.DEADLINE, 3, null, null));
        house.compute();
        Figures figures = house.statistics.of(house.leader, run.id()).run().figures();
        // one as marked, one capped as late
        assertEquals(Map.of("UPPER_SECOND", 1, "THIRD", 1), figures.bands());
    }

    @Test
    public void anAdjustmentCountsOnTheDaysOnWhichItHolds() {
        plan(effect(Kind.DEADLINE, 3, null, LocalDate.of(2016, 11, 13)));
        assertEquals(Campus.DEADLINE, due("A1"));
        assertEquals(List.of(), house.adjusted.of(house.first, run.id()));
        plan(effect(Kind.DEADLINE, 3, null, LocalDate.of(2016, 11, 14)), effect(Kind.DEADLINE, 1, null, null));
        assertEquals(LocalDateTime.of(2016, 11, 18, 12, 0), due("A1"));
    }

    @Test
    public void tAD1_extraTimeIsForExaminationsAndHoldsWhileTheExaminerIsStillToBeTold() {
        plan(effect(Kind.EXTRA_TIME, 25, null, null));
        Adjusted time = only();
        assertEquals("EX", time.elementCode());
        assertEquals("A1", time.studentNumber());
        assertTrue(time.holds());
        assertEquals(List.of("EXTERNAL_NOT_INFORMED"), time.open());
        assertEquals(List.of("EXAMINERS_CONFIRM_AT_BOARD"), time.duties());
        plan(effect(Kind.EXTRA_TIME, 25, null, null, consent(Party.EXTERNAL_INFORMED, "MATHS", BEFORE)));
        assertEquals(List.of(), only().open());
        plan(effect(Kind.EXTRA_TIME, 25, null, null, consent(Party.EXTERNAL_INFORMED, "HISTORY", BEFORE)));
        assertEquals(List.of("EXTERNAL_NOT_INFORMED"), only().open());
    }

    @Test
    public void tAD1_anotherMethodIsConfirmedBeforeItIsTaken() {
        plan(method(true, Campus.DEADLINE.toLocalDate()));
        assertFalse(house.adjusted.of(house.first, run.id()).get(0).holds());
        plan(method(true, BEFORE));
        assertEquals(2, house.adjusted.of(house.first, run.id()).size());
        assertTrue(house.adjusted.of(house.first, run.id()).get(0).holds());
        plan(method(false, BEFORE));
        assertEquals(
                List.of("OUTCOMES_NOT_KEPT"),
                house.adjusted.of(house.first, run.id()).get(0).open());
    }

    @Test
    public void tAD2_attendanceIsVariedWhenAllAgree() {
        plan(attendance(false, Party.MODULE_LEADER, Party.DISABILITY_SERVICE));
        assertEquals(List.of("SUBJECT_EXTERNAL_NOT_AGREED"), only().open());
        assertFalse(only().holds());
        plan(attendance(false, Party.MODULE_LEADER, Party.DISABILITY_SERVICE, Party.SUBJECT_EXTERNAL));
        assertTrue(only().holds());
        plan(attendance(true, Party.MODULE_LEADER, Party.DISABILITY_SERVICE, Party.SUBJECT_EXTERNAL));
        assertEquals(List.of("COURSE_LEADER_NOT_AGREED", "AWARD_EXTERNAL_NOT_AGREED"), only().open());
    }

    @Test
    public void wA14_regulationsThatSayNothingStandInNoAdjustmentsWay() {
        enter(new ModerationHouse(kind, ModerationHouse.UOW));
        plan(method(true, null));
        assertTrue(house.adjusted.of(house.first, run.id()).get(0).holds());
    }

    @Test
    public void adjustmentsNeedTheirPrivilegeAndForeignersSeeNothing() {
        refused(Problem.Kind.FORBIDDEN, () -> house.adjusted.of(house.caller("nobody", "students.read"), run.id()));
        refused(Problem.Kind.NOT_FOUND, () -> house.adjusted.of(house.foreigner, run.id()));
    }

    private void plan(Effect... effects) {
        house.campus.plans.put(house.campus.student("A1"), List.of(effects));
    }

    private Adjusted only() {
        List<Adjusted> found = house.adjusted.of(house.first, run.id());
        assertEquals(found.toString(), 1, found.size());
        return found.get(0);
    }

    private LocalDateTime due(String student) {
        return house.grids.grid(house.first, run.id()).rows().stream()
                .filter(row -> student.equals(row.studentNumber()))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(0)
                .due();
    }

    private static Effect effect(Kind of, Integer amount, String detail, LocalDate until, Consent... consents) {
        return new Effect(new AdjustmentId(1), of, amount, detail, null, null, FROM, until, List.of(consents));
    }

    private static Effect method(boolean outcomesKept, LocalDate confirmed) {
        return new Effect(
                new AdjustmentId(2),
                Kind.METHOD,
                null,
                "viva",
                outcomesKept,
                null,
                FROM,
                null,
                confirmed == null ? List.of() : List.of(consent(Party.EXTERNAL_CONFIRMED, null, confirmed)));
    }

    private static Effect attendance(boolean courseRequirement, Party... parties) {
        return new Effect(
                new AdjustmentId(3),
                Kind.ATTENDANCE,
                null,
                "may leave",
                null,
                courseRequirement,
                FROM,
                null,
                List.of(parties).stream()
                        .map(party -> consent(party, null, BEFORE))
                        .toList());
    }

    private static Consent consent(Party party, String module, LocalDate on) {
        return new Consent(party, module, "Dr Adeyemi", on, "e-mail 1", "service", null);
    }
}
