package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CompensatedResults;
import org.matricula.assessment.api.CompensatedResults.Compensation;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.provider.result.CompensationRecords;
import org.matricula.assessment.provider.result.PassedModules;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorResults;
import org.matricula.students.api.StudentId;

/** What boards compensated, as results. */
public class CompensationTest extends AssessmentHouse {

    private static final Instant RELEASE = Instant.parse("2017-06-30T12:00:00.123456789Z");

    private final Caller board = caller("board", CompensatedResults.WRITE);
    private Occurrence maths;
    private ModuleRegistration sitting;
    private CompensatedResults compensated;

    @Before
    public void open() {
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        sitting = campus.register("A1", maths);
        compensated = new CompensationRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                campus.persons());
        record(row("A1", MATHS, null, "CW1", "35"));
        record(row("A1", MATHS, null, "CW2", "36"));
        compute();
    }

    @Test
    public void tCo2WhatABoardCompensatedStandsAsPcWithItsMarkUnchangedFromTheReleaseOn() {
        ModuleResult failed = result("A1");
        assertEquals(1, compensate("A1", "MATHS"));
        ModuleResult pc = result("A1");
        assertEquals("PC", pc.grade());
        assertTrue(pc.held());
        assertEquals(failed.mark(), pc.mark());
        assertEquals(failed.lowestElement(), pc.lowestElement());
        assertEquals(failed.pack(), pc.pack());
        assertEquals(Instant.parse("2017-06-30T12:00:00.123456Z"), pc.computedAt());
        assertEquals("compensated by meeting 4, decision 17", pc.reason());
        assertEquals(List.of("F2", "PC"), grades());
        assertEquals(
                "meeting 4, decision 17", explained(sitting).at("/compensation").asText());
        assertEquals("T-MR-7", explained(sitting).at("/findings/0/rule").asText());
        assertEquals(1, audited("assessment.compensate", "results/" + pc.id() + "-" + pc.id()));
        var passed = new PassedModules(
                database.dataSource(), campus.curriculum(), database.transactions(), database.identifiers());
        assertEquals(
                Set.of(maths.moduleId()),
                passed.passed(
                                registrar.acting(registrar.scope(), PriorResults.READ),
                                institution,
                                List.of(campus.student("A1")))
                        .get(campus.student("A1")));
    }

    @Test
    public void compensatingTwiceIsTheSameAsOnceAndWhatIsNotFailedIsLeft() {
        assertEquals(1, compensate("A1", "MATHS"));
        assertEquals(0, compensate("A1", "MATHS"));
        campus.register("A2", maths);
        record(row("A2", MATHS, null, "CW1", "60"));
        record(row("A2", MATHS, null, "CW2", "60"));
        compute();
        assertEquals(0, compensate("A2", "MATHS"));
        assertEquals("PASS", result("A2").grade());
        assertEquals(0, compensate("A1", "NO_SUCH"));
        assertEquals(List.of("F2", "PC"), grades());
    }

    @Test
    public void aLaterSessionThanTheBoardsIsNotCompensated() {
        assertEquals(
                0,
                compensated.compensate(
                        board,
                        institution,
                        Campus.SESSION.previous(),
                        RELEASE,
                        List.of(new Compensation(campus.student("A1"), Set.of("MATHS"), "meeting 4"))));
    }

    @Test
    public void whatFailedUnderAMergedRecordIsCompensatedForThePerson() {
        StudentId survivor = campus.student("B2");
        campus.merged = Map.of(survivor, Set.of(survivor, campus.student("A1")));
        assertEquals(1, compensate("B2", "MATHS"));
        assertEquals("PC", result("A1").grade());
    }

    @Test
    public void aLaterComputationKeepsTheCompensationWhileTheMarkIsTheSame() {
        compensate("A1", "MATHS");
        assertEquals("0 results written, 1 unchanged", compute());
        packs.active = new PlainPack("2.0.0", "new");
        assertEquals("1 results written, 0 unchanged", compute());
        ModuleResult pc = result("A1");
        assertEquals("PC", pc.grade());
        assertTrue(pc.held());
        assertEquals(packs.active.ref(), pc.pack());
        assertTrue(pc.reason(), pc.reason().endsWith("; the compensation stands"));
        assertEquals(pc.reason(), explained(sitting).at("/compensation").asText());
    }

    @Test
    public void aChangedMarkEndsTheCompensationAndTheComputationSaysSo() {
        compensate("A1", "MATHS");
        record(corrected(row("A1", MATHS, null, "CW1", "34"), "added up wrongly"));
        assertEquals(
                "1 results written, 0 unchanged, 1 compensated modules with another mark, for a board to decide again",
                compute());
        ModuleResult now = result("A1");
        assertEquals("F2", now.grade());
        assertFalse(now.held());
        assertEquals(new BigDecimal("35.2"), now.mark());
        assertTrue(now.reason(), now.reason().contains("a board has to decide again"));
        assertEquals(List.of("F2", "PC", "F2"), grades());
        assertEquals("0 results written, 1 unchanged", compute());
    }

    @Test
    public void aCompensatedModuleThatIsPassedAfterAllNeedsNoBoard() {
        compensate("A1", "MATHS");
        record(corrected(row("A1", MATHS, null, "CW2", "60"), "added up wrongly"));
        assertEquals("1 results written, 0 unchanged", compute());
        assertEquals("PASS", result("A1").grade());
        assertEquals(
                "marks, outcomes, assessment pattern or module definition changed",
                result("A1").reason());
    }

    @Test
    public void strangersAndOthersCompensateNothingAndEveryFaultIsNamed() {
        Compensation one = new Compensation(campus.student("A1"), Set.of("MATHS"), "meeting 4");
        List<Compensation> all = List.of(one);
        assertKind(
                Problem.Kind.FORBIDDEN,
                () -> compensated.compensate(registrar, institution, Campus.SESSION, RELEASE, all));
        assertKind(
                Problem.Kind.FORBIDDEN,
                () -> compensated.compensate(elsewhere(board), institution, Campus.SESSION, RELEASE, all));
        Problem faults = problem(() -> compensated.compensate(
                board, institution, null, null, List.of(new Compensation(null, Set.of("MATHS"), " "))));
        assertEquals(
                List.of("until", "at", "studentId", "decision"),
                faults.faults().stream().map(fault -> fault.field()).toList());
        assertEquals(List.of("F2"), grades());
    }

    private int compensate(String student, String module) {
        return compensated.compensate(
                board,
                institution,
                Campus.SESSION,
                RELEASE,
                List.of(new Compensation(campus.student(student), Set.of(module), "meeting 4, decision 17")));
    }

    private List<String> grades() {
        return results.history(registrar, sitting.id()).stream()
                .map(explained -> explained.result().grade())
                .toList();
    }
}
