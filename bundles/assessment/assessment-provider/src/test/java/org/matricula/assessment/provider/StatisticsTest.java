package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.ModuleStatistics.Figures;
import org.matricula.assessment.api.ModuleStatistics.Run;
import org.matricula.assessment.api.ModuleStatistics.Statistics;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;

/** Figures of runs (W-Q3, W-Q4). */
public class StatisticsTest extends OnBothDatabases {

    private ModerationHouse house;
    private Occurrence run;

    @Before
    public void open() {
        house = new ModerationHouse(kind, ModerationHouse.USW);
        run = house.campus.run("MATHS", 5, Campus.SESSION, 100);
        house.appoint(run);
        for (int i = 1; i <= 6; i++) {
            house.campus.register("A" + i, run);
        }
        house.grid(run, "A1", "CW1", "38");
        house.grid(run, "A2", "CW1", "55.5");
        house.grid(run, "A3", "CW1", "62");
        house.grid(run, "A4", "CW1", "71");
        house.grids.change(
                house.first,
                run.id(),
                List.of(new MarkGrid.Change(null, "A5", null, "CW1", null, Mark.State.NOT_SUBMITTED, 0, null)),
                false);
    }

    @Test
    public void anElementHasItsFiguresInTheBandsOfTheRegulations() {
        Figures figures =
                house.statistics.of(house.examiner, run.id()).elements().get(0).figures();
        assertEquals(6, figures.registered());
        assertEquals(4, figures.marked());
        assertEquals(1, figures.notSubmitted());
        assertEquals(1, figures.fails());
        assertEquals(new BigDecimal("56.62"), figures.mean());
        assertEquals(new BigDecimal("12.08"), figures.spread());
        assertEquals(Map.of("F1", 1, "LOWER_SECOND", 1, "UPPER_SECOND", 1, "FIRST", 1), figures.bands());
    }

    @Test
    public void aRunIsComparedWithOtherYearsPeriodsAndInstitutions() {
        AcademicSession before = Campus.SESSION.previous();
        Occurrence last = house.campus.run("MATHS", 5, before, 100);
        Occurrence other = house.campus.run("HISTORY", 5, before, 100);
        Occurrence old =
                house.campus.run("MATHS", 5, before.previous().previous().previous(), 100);
        Statistics statistics = house.statistics.of(house.examiner, run.id());
        assertEquals(
                List.of(last.id()),
                statistics.others().stream().map(Run::occurrenceId).toList());
        assertEquals(0, statistics.others().get(0).figures().registered());
        assertNull(statistics.others().get(0).figures().mean());
        assertTrue(statistics.others().stream()
                .noneMatch(one -> List.of(other.id(), old.id()).contains(one.occurrenceId())));
    }

    @Test
    public void runsAreComparedBetweenSites() {
        house.campus.change(run.at("City Campus"));
        Occurrence coast = house.campus.another(run, "S1-COAST").at("Coast Campus");
        house.campus.change(coast);
        house.campus.register("B1", coast);
        house.grid(coast, "B1", "CW1", "71");
        house.compute();
        Statistics statistics = house.statistics.of(house.leader, run.id());
        assertEquals("City Campus", statistics.run().site());
        Run other = statistics.others().get(0);
        assertEquals("Coast Campus", other.site());
        assertEquals(new BigDecimal("71.00"), other.figures().mean());
        assertEquals(new BigDecimal("56.62"), statistics.run().figures().mean());
    }

    @Test
    public void aRunHasTheFiguresOfItsModuleResults() {
        house.compute();
        Figures figures = house.statistics.of(house.examiner, run.id()).run().figures();
        assertEquals(4, figures.marked());
        assertEquals(2, figures.notSubmitted());
        assertEquals(new BigDecimal("56.62"), figures.mean());
        assertEquals(Map.of("F1", 1, "LOWER_SECOND", 1, "UPPER_SECOND", 1, "FIRST", 1), figures.bands());
    }

    @Test
    public void statisticsNeedTheirPrivilegeAndForeignersSeeNothing() {
        refused(Problem.Kind.FORBIDDEN, () -> house.statistics.of(house.caller("nobody", "students.read"), run.id()));
        refused(Problem.Kind.NOT_FOUND, () -> house.statistics.of(house.foreigner, run.id()));
    }

    @Test
    public void tMR8_aModuleThatFailedIsAFailWhateverItsMark() {
        Occurrence two = house.campus.run("BIO", 5, Campus.SESSION, 40, 60);
        house.appoint(two);
        for (String student : List.of("A1", "A2")) {
            house.campus.register(student, two);
            house.grid(two, student, "CW1", "80");
        }
        house.grid(two, "A1", "CW2", "25");
        house.grid(two, "A2", "CW2", "60");
        house.campus.register("A1", two, Attempt.RESIT, Status.REGISTERED);
        house.grids.change(
                house.first,
                two.id(),
                List.of(new MarkGrid.Change(null, "A1", Attempt.RESIT, "CW2", new BigDecimal("90"), null, 0, null)),
                false);
        house.compute();
        Statistics told = house.statistics.of(house.examiner, two.id());
        assertEquals(Map.of("F2", 1, "UPPER_SECOND", 1), told.run().figures().bands());
        assertEquals(1, told.run().figures().fails());
        assertEquals("resits are no part of it", 2, told.run().figures().registered());
        assertEquals(2, told.elements().get(1).figures().marked());
    }
}
