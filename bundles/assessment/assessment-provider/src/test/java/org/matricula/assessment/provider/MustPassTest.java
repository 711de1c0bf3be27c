package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.regulations.api.Pack;

/** Learning outcomes that the definition of a module says must be passed. */
public class MustPassTest extends AssessmentHouse {

    private static final Pack USW = Packs.read("pack-usw-taught");
    private static final AcademicSession NEXT = Campus.SESSION.next();

    private Occurrence maths;
    private ModuleRegistration sitting;

    @Before
    public void open() {
        packs.regulations = USW;
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        sitting = campus.register("A1", maths);
        record(row("A1", MATHS, null, "CW1", "90"));
        record(row("A1", MATHS, null, "CW2", "35"));
    }

    @Test
    public void tMr9_anOutcomeOfTheDefinitionFailsTheModule() {
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "CW2"), outcome("LO2", false, "CW1"));
        compute();
        assertEquals("F1", result("A1").grade());
        assertEquals(0, new BigDecimal("57").compareTo(result("A1").mark()));
        assertFalse(result("A1").held());
        JsonNode explained = explained(sitting);
        JsonNode named = finding(explained, "NAMED_IN_DEFINITION");
        assertEquals("T-MR-9", named.at("/rule").asText());
        assertEquals("LO1", named.at("/facts/learning_outcome").asText());
        assertEquals("CW2", named.at("/facts/elements").asText());
        assertEquals(
                "CW2",
                finding(explained, "MUST_PASS_FAILED").at("/facts/element").asText());
        assertEquals(List.of("AMB-T-05"), texts(explained.at("/gaps")));
        assertTrue(explained.at("/review").asBoolean());
    }

    @Test
    public void tMr9_boardsAreToldInWhichResultsItWasFailed() {
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "CW2"));
        campus.register("B1", maths);
        record(row("B1", MATHS, null, "CW1", "35"));
        record(row("B1", MATHS, null, "CW2", "42"));
        compute();
        ModuleResult failed = result("A1");
        ModuleResult failedOtherwise = result("B1");
        assertEquals("F1", failedOtherwise.grade());
        List<ModuleResult> both = List.of(failed, failedOtherwise);
        assertEquals(Set.of(failed.id()), results.mustPassFailed(registrar, both));
        assertEquals(Set.of(), results.mustPassFailed(stranger, both));
        assertEquals(Set.of(), results.mustPassFailed(registrar, List.of()));
        assertKind(Problem.Kind.FORBIDDEN, () -> results.mustPassFailed(caller("idle"), both));
    }

    @Test
    public void tMr9_anOutcomeThatIsMetFailsNothing() {
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "CW1"));
        compute();
        assertEquals("PASS", result("A1").grade());
        assertFalse(explained(sitting).at("/review").asBoolean());
    }

    @Test
    public void tMr9_theDefinitionCountsFromItsSessionOn() {
        Occurrence later = campus.again(maths, NEXT, "S1");
        campus.register("B1", later);
        OccurrenceKey key = new OccurrenceKey("MATHS", NEXT, "S1");
        record(row("B1", key, null, "CW1", "90"));
        record(row("B1", key, null, "CW2", "35"));
        campus.teaches(maths, NEXT, outcome("LO1", true, "CW2"));
        compute();
        assertEquals("PASS", result("A1").grade());
        assertEquals("F1", result("B1").grade());
    }

    @Test
    public void tMr9_whatIsApprovedLaterIsFoundByTheNextComputation() {
        compute();
        assertEquals("PASS", result("A1").grade());
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "CW2"));
        compute();
        assertEquals("F1", result("A1").grade());
        assertEquals(
                "marks, outcomes, assessment pattern or module definition changed",
                result("A1").reason());
        assertEquals("0 results written, 1 unchanged", compute());
    }

    @Test
    public void tMr9_aPartThatShowsItMustBePassed() {
        Occurrence run = campus.divided(campus.run("LABS", 5, Campus.SESSION, 40, 60), "CW1");
        ModuleRegistration registration = campus.register("B1", run);
        OccurrenceKey key = new OccurrenceKey("LABS", Campus.SESSION, "S1");
        record(row("B1", key, null, "CW1A", "35"));
        record(row("B1", key, null, "CW1B", "90"));
        record(row("B1", key, null, "CW2", "70"));
        campus.teaches(run, Campus.SESSION, outcome("LO1", true, "CW1A"));
        compute();
        assertEquals("F1", result("B1").grade());
        assertEquals(
                "CW1A",
                finding(explained(registration), "MUST_PASS_FAILED")
                        .at("/facts/element")
                        .asText());
    }

    @Test
    public void tMr9_eachOfSeveralElementsThatShowItMustBePassed() {
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "CW1", "CW2"));
        compute();
        assertEquals("F1", result("A1").grade());
        assertEquals(List.of("AMB-T-179", "AMB-T-05"), texts(explained(sitting).at("/gaps")));
    }

    @Test
    public void tMr9_aPersonLooksWhereTheRunDoesNotAssessIt() {
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "NOPE"));
        compute();
        assertEquals("PASS", result("A1").grade());
        JsonNode explained = explained(sitting);
        assertEquals(
                "LO1",
                finding(explained, "NOT_ASSESSED").at("/facts/learning_outcome").asText());
        assertTrue(explained.at("/review").asBoolean());
        assertEquals(List.of("AMB-T-179"), texts(explained.at("/gaps")));
    }

    @Test
    public void tMr9_aResitTakesWhatShowsItAgain() {
        campus.teaches(maths, Campus.SESSION, outcome("LO1", true, "CW2"));
        ModuleRegistration resit =
                campus.register("A1", maths, ModuleRegistration.Attempt.RESIT, ModuleRegistration.Status.REGISTERED);
        MarkRow again = row("A1", MATHS, ModuleRegistration.Attempt.RESIT, "CW2", "45");
        resitsAreOver(maths);
        record(again);
        compute();
        assertEquals(
                "PASS", results.history(registrar, resit.id()).get(0).result().grade());
        assertEquals(List.of("CW1"), texts(explained(resit).at("/carried")));
    }

    @Test
    public void theDefinitionsOfAChunkAreReadOnceForEachSession() {
        for (int i = 0; i < 20; i++) {
            campus.register("C" + i, campus.run("M" + i, 5, i % 2 == 0 ? Campus.SESSION : NEXT, 100));
        }
        compute();
        assertEquals(2, campus.readsOfOutcomes);
    }

    private static LearningOutcome outcome(String code, boolean mustPass, String... assessedBy) {
        return new LearningOutcome(code, "can do " + code, mustPass, List.of(assessedBy));
    }

    private static JsonNode finding(JsonNode explained, String code) {
        return StreamSupport.stream(explained.at("/findings").spliterator(), false)
                .filter(finding -> finding.at("/code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
