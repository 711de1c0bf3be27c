package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.BoardSummary.Boundary;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/** Candidates on both sides of a class line before an award board, beside means worked out here by hand (section 6.2). */
public class BorderlineTest extends OnBothDatabases {

    private static final BigDecimal UPPER_SECOND = new BigDecimal("59.5");
    private static final BigDecimal FIRST = new BigDecimal("69.5");

    private World world;
    private ProgrammeId programme;
    private Graduate below;
    private Graduate on;
    private Graduate byMethod1;
    private Graduate belowFirst;
    private MeetingId meeting;

    @Before
    public void propose() {
        world = new World(kind);
        world.underRealRegulations();
        programme = world.campus.programme("MUS", "UG", 4, 6);
        below = graduate(
                List.of("45", "61", "40", "63.6", "56.5", "50"), List.of("67", "63.6", "47", "60", "58.9", "57.8"));
        on = graduate(every("40"), every("59.5"));
        byMethod1 = graduate(List.of("70.5", "40", "70.5", "40", "70.5", "40"), every("69"));
        belowFirst = graduate(List.of("70.5", "40", "70.49", "40", "70.5", "40"), every("69"));
        meeting = world.proposed("AFTER_RESITS");
    }

    @Test
    public void section_6_2_meansAndClassesAreThoseOfACalculationByHand() {
        assertClass("LOWER_SECOND", below);
        assertClass("UPPER_SECOND", on);
        assertClass("FIRST", byMethod1);
        assertClass("UPPER_SECOND", belowFirst);
        assertEquals(new BigDecimal("59.48"), explained(below).candidate().mean());
        assertEquals(FIRST, explained(byMethod1).candidate().mean());
    }

    @Test
    public void T_RUL_3_theStepsOfTheCalculationAreExact() {
        assertStep(below, "(20 x 63.6 + 20 x 61 + 20 x 56.5) / 60", "1811/30");
        assertStep(below, "(20 x 67 + 20 x 63.6 + 20 x 47 + 20 x 60 + 20 x 58.9 + 20 x 57.8) / 120", "59.05");
        assertStep(below, "(60 x 1811/30 + 120 x 59.05) / 180", "2677/45");
        assertStep(belowFirst, "(60 x 21149/300 + 120 x 69) / 180", "62549/900");
    }

    @Test
    public void whoLiesBelowALineIsListedWithTheDistanceOfTheMeanThatIsShown() {
        Map<StudentId, BigDecimal> distances =
                world.boards.boundary(world.registrar(), meeting, new BigDecimal("0.5")).stream()
                        .collect(Collectors.toMap(b -> b.candidate().studentId(), Boundary::distance));
        assertEquals(
                Map.of(
                        below.registration.studentId(), UPPER_SECOND.subtract(below.shown()),
                        belowFirst.registration.studentId(), FIRST.subtract(belowFirst.shown())),
                distances);
    }

    @Test
    public void T_BD_7_rulesDistributionAndDevelopmentAreInView() {
        ExplainedCandidate explained = explained(below);
        assertTrue("rules", explained.rulings().contains("A.2.9.5[d]"));
        for (String code : List.of("L4-0", "L5-3", "L6-5")) {
            assertTrue("development", explained.facts().contains(below.code(code)));
        }
        assertEquals(
                "distribution",
                Map.of("LOWER_SECOND", 1L, "UPPER_SECOND", 2L, "FIRST", 1L),
                world.boards.summary(world.registrar(), meeting, BigDecimal.ONE).byClass());
    }

    private void assertClass(String expected, Graduate graduate) {
        Candidate candidate = explained(graduate).candidate();
        assertEquals("AWARD", candidate.proposal());
        assertEquals(expected, candidate.classification());
        assertEquals(0, graduate.shown().compareTo(candidate.mean()));
    }

    private void assertStep(Graduate graduate, String expression, String result) {
        String rulings = explained(graduate).rulings();
        assertTrue(rulings, rulings.contains("\"expression\":\"" + expression + "\",\"result\":\"" + result + "\""));
    }

    private ExplainedCandidate explained(Graduate graduate) {
        return world.boards.candidate(world.registrar(), meeting, graduate.registration.studentId());
    }

    private Graduate graduate(List<String> level5, List<String> level6) {
        Graduate graduate = new Graduate(world.campus.student(programme, 6), level5, level6);
        achieve(graduate, 4, every("100"));
        achieve(graduate, 5, level5);
        achieve(graduate, 6, level6);
        return graduate;
    }

    private void achieve(Graduate graduate, int level, List<String> marks) {
        for (int i = 0; i < marks.size(); i++) {
            world.campus.result(
                    graduate.registration,
                    world.campus.module(graduate.code("L" + level + "-" + i), level, 20),
                    marks.get(i),
                    "PASS");
        }
    }

    private static List<String> every(String mark) {
        return Collections.nCopies(6, mark);
    }

    /** Six modules of 20 credits at each level; means in ninths and sixths of sums, never divided before they are shown. */
    private record Graduate(ProgrammeRegistration registration, List<String> level5, List<String> level6) {

        String code(String module) {
            return module + "-" + registration.studentId();
        }

        BigDecimal shown() {
            BigDecimal last = sum(level6);
            BigDecimal best = level5.stream()
                    .map(BigDecimal::new)
                    .sorted(Comparator.reverseOrder())
                    .limit(3)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            // (60 x best / 3 + 120 x last / 6) / 180 and last / 6
            BigDecimal method1 = best.add(last).divide(new BigDecimal("9"), 2, RoundingMode.DOWN);
            return method1.max(last.divide(new BigDecimal("6"), 2, RoundingMode.DOWN));
        }

        private static BigDecimal sum(List<String> marks) {
            return marks.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
