package org.matricula.assessment.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Change;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;

public class GridBodiesTest {

    private static final OccurrenceId MATHS = new OccurrenceId(7);
    private static final Caller MARKER = new Caller("marker", Set.of(MarkGrids.WRITE.name()), Scope.all());

    private final List<Change> asked = new ArrayList<>();
    private final OccurrenceResource resource =
            new OccurrenceResource(null, new Grids(), null, null, null, null, null, null);
    private boolean dry;

    @Test
    public void changesAreReadFromJson() throws Exception {
        resource.change(
                MARKER,
                MATHS,
                "false",
                changes("[{\"candidate\": \"48213377\", \"elementCode\": \"EX\", \"mark\": 62.5, \"expectedSequence\":"
                        + " 2}]"));
        Change change = asked.get(0);
        assertEquals("62.5", change.mark().toPlainString());
        assertEquals(2, change.expectedSequence());
        assertNull(change.studentNumber());
        assertFalse(dry);
    }

    @Test
    public void whatTheGridDoesNotKnowIsRefused() {
        assertThrows(JsonMappingException.class, () -> changes("[{\"candidate\": \"1\"}]"));
        assertThrows(JsonMappingException.class, () -> changes("[{\"registrationId\": \"7\"}]"));
        assertThrows(JsonMappingException.class, () -> changes("[{\"state\": \"LOST\"}]"));
        assertKind(Problem.Kind.INVALID, () -> resource.change(MARKER, MATHS, "maybe", List.of()));
        assertKind(Problem.Kind.MALFORMED, () -> resource.change(MARKER, MATHS, "true", null));
    }

    @Test
    public void aDecisionIsReadFromJson() throws Exception {
        Decision decision = Json.mapper()
                .readValue(
                        """
                        {"registrationId": "2077", "elementId": "3101", "kind": "EXTENSION", "source": "CIRCUMSTANCES",
                         "dueAt": "2026-12-18T12:00", "reason": "panel", "evidenceReference": "EC-1",
                         "decidedOn": "2026-12-04"}
                        """,
                        OutcomeBody.class)
                .decision();
        assertEquals(Kind.EXTENSION, decision.kind());
        assertEquals(new ElementId(3101), decision.elementId());
        assertEquals(12, decision.dueAt().getHour());
        assertNull(decision.retake());
    }

    @Test
    public void aSubmissionWithoutASizeHasNone() throws Exception {
        assertEquals(
                -1,
                Json.mapper()
                        .readValue("{\"fileName\": \"essay.pdf\"}", SubmissionBody.class)
                        .work()
                        .fileSize());
    }

    @Test
    public void visibleElementsAreIdentities() throws Exception {
        CandidatesBody body = Json.mapper().readValue("{\"visible\": [\"3103\"]}", CandidatesBody.class);
        assertEquals(Set.of(new ElementId(3103)), body.visible());
    }

    @Test
    public void anEmptyCellIsJsonWithoutAMark() throws Exception {
        MarkGrid.Cell cell = new MarkGrid.Cell(
                "EX",
                "48213377",
                null,
                (Mark.State) null,
                null,
                null,
                false,
                0,
                null,
                null,
                List.of(),
                null,
                false,
                false,
                null);
        assertEquals(0, Json.mapper().valueToTree(cell).get("sequence").asInt());
    }

    private static List<Change> changes(String json) throws Exception {
        return Json.mapper().readValue(json, new TypeReference<List<Change>>() {});
    }

    private static void assertKind(Problem.Kind expected, org.junit.function.ThrowingRunnable work) {
        assertEquals(
                expected, assertThrows(ProblemException.class, work).problem().kind());
    }

    private final class Grids implements MarkGrids {

        @Override
        public MarkGrid grid(Caller caller, OccurrenceId occurrence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<MarkGrid.Outcome> change(
                Caller caller, OccurrenceId occurrence, List<Change> changes, boolean dryRun) {
            asked.addAll(changes);
            dry = dryRun;
            return List.of();
        }
    }
}
