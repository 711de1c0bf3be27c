package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;

/** What panels on misconduct (AM) and extenuating circumstances (EC) decide, in results of a university. */
public class CaseworkOutcomesTest extends AssessmentHouse {

    private Occurrence maths;
    private ModuleRegistration first;
    private ElementId essay;

    @Before
    public void open() {
        packs.regulations = Packs.read("pack-usw-taught");
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        first = campus.register("A1", maths);
        essay = element(maths, "CW2");
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "70"));
    }

    @Test
    public void AM_4_5_1_b_theMarkOfOneElementIsVoidItIsTakenAgainAndTheModuleIsCapped() {
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "65"));
        misconduct(essay, Kind.CANCELLED, null);
        misconduct(null, Kind.CAP, "40");
        compute();
        assertEquals("DEFERRED", of(first).grade());
        assertNull("void, and not nought", of(first).mark());
        again("CW2", "80");
        compute();
        assertEquals("PASS", of(first).grade());
        assertEquals(new BigDecimal("40"), of(first).mark());
        assertElement("70", "CW1");
        assertElement("80", "CW2");
    }

    @Test
    public void AM_4_5_1_c_allMarksOfTheModuleAreVoidAllIsTakenAgainAndTheModuleIsCapped() {
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "65"));
        misconduct(null, Kind.CANCELLED, null);
        misconduct(null, Kind.CAP, "40");
        again("CW2", "80");
        compute();
        assertEquals("DEFERRED", of(first).grade());
        again("CW1", "75");
        compute();
        assertEquals(new BigDecimal("40"), of(first).mark());
        assertElement("75", "CW1");
    }

    @Test
    public void EC_9_4_3_whatIsDeferredIsAFirstAttemptForAllOfItsMark() {
        deferred(first, "EC-2017-031");
        compute();
        assertEquals("DEFERRED", of(first).grade());
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "80"));
        compute();
        assertEquals(new BigDecimal("76"), of(first).mark());
    }

    @Test
    public void EC_9_4_4_whoFailsTheDeferredFirstAttemptHasAnOrdinaryResit() {
        deferred(first, "EC-2017-031");
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "10"));
        ModuleRegistration resit = campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
        record(row("A1", MATHS, Attempt.RESIT, "CW2", "80"));
        compute();
        assertFalse(of(first).held());
        assertEquals(new BigDecimal("40"), of(resit).mark());
    }

    @Test
    public void EC_9_4_5_whoMissesTheDeferredSittingTooWithGoodReasonHasTheFirstAttemptStill() {
        deferred(first, "EC-2017-031");
        record(missing());
        deferred(first, "EC-2017-044");
        compute();
        assertEquals("DEFERRED", of(first).grade());
        again("CW2", "80");
        compute();
        assertEquals(new BigDecimal("76"), of(first).mark());
    }

    @Test
    public void EC_9_4_6_circumstancesAtTheResitLeaveItAResit() {
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "10"));
        ModuleRegistration resit = campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
        deferred(resit, "EC-2017-031");
        compute();
        assertEquals("DEFERRED", of(resit).grade());
        record(row("A1", MATHS, Attempt.RESIT, "CW2", "80"));
        compute();
        assertEquals(new BigDecimal("40"), of(resit).mark());
        assertTrue(explained(resit).at("/capped").asBoolean());
    }

    private void misconduct(ElementId element, Kind kind, String cap) {
        outcomes.record(
                registrar,
                new Decision(
                        first.id(),
                        element,
                        kind,
                        Source.MISCONDUCT,
                        null,
                        cap == null ? null : new BigDecimal(cap),
                        kind == Kind.CANCELLED ? true : null,
                        null,
                        null,
                        null,
                        "panel of 9 January",
                        "AM-2017-007",
                        LocalDate.of(2017, 1, 9)));
    }

    private void deferred(ModuleRegistration attempt, String papers) {
        outcomes.record(
                registrar,
                new Decision(
                        attempt.id(),
                        essay,
                        Kind.DEFERRED,
                        Source.CIRCUMSTANCES,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "panel of 9 January",
                        papers,
                        LocalDate.of(2017, 1, 9)));
    }

    private void again(String element, String mark) {
        record(corrected(row("A1", MATHS, Attempt.FIRST, element, mark), "taken again"));
    }

    private static MarkRow missing() {
        return new MarkRow("A1", MATHS, Attempt.FIRST, "CW2", null, Mark.State.NOT_SUBMITTED, null, null, false, null);
    }

    private ModuleResult of(ModuleRegistration registration) {
        return results.of(registrar, registration.studentId()).stream()
                .filter(result -> result.registrationId().equals(registration.id()))
                .findFirst()
                .orElseThrow();
    }

    private void assertElement(String mark, String element) {
        assertEquals(
                new BigDecimal(mark),
                explained(first).at("/elementMarks/" + element).decimalValue());
    }
}
