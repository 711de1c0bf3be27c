package org.matricula.assessment.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.students.api.StudentId;

public class AssessmentResourceTest {

    private static final InstitutionCode USW = new InstitutionCode("usw");
    private static final Caller CALLER =
            new Caller("registrar", Set.of(Marks.WRITE.name(), ModuleResults.COMPUTE.name()), Scope.all());
    private static final String ROW =
            """
            {"studentNumber": "A1", "occurrence": {"moduleCode": "MATHS", "session": "2016/17", "period": "S1"},
             "attempt": "RESIT", "elementCode": "CW1", "mark": 65.5, "state": "SUBMITTED",
             "submittedAt": "2016-11-14T12:00:00"}
            """;

    private final Recorded recorded = new Recorded();
    private final AssessmentResource resource = new AssessmentResource(recorded, null, null, null, null, null, null);

    @Test
    public void aMarkIsReadFromJson() throws Exception {
        resource.record(CALLER, USW, body("[" + ROW + "," + ROW + "]"));
        MarkRow row = recorded.rows.get(0);
        assertEquals("65.5", row.mark().toPlainString());
        assertEquals(AcademicSession.valueOf("2016/17"), row.occurrence().session());
        assertEquals(ModuleRegistration.Attempt.RESIT, row.attempt());
        assertEquals(12, row.submittedAt().getHour());
    }

    @Test
    public void aRowThatCannotBeReadRefusesTheWholeBody() {
        assertThrows(JsonMappingException.class, () -> body("[" + ROW + "," + ROW.replace("65.5", "\"much\"") + "]"));
        assertThrows(JsonMappingException.class, () -> body("[" + ROW.replace("\"state\"", "\"id\"") + "]"));
        assertProblem(() -> resource.record(CALLER, USW, body("[" + ROW + ", null]")), "[1]");
        assertTrue(recorded.rows.isEmpty());
    }

    @Test
    public void aSingleRefusedRowIsAnsweredWithItsProblem() {
        recorded.outcome = RowOutcome.refused(Problem.invalid("mark", 101, "must be from 0 to 100"));
        assertProblem(() -> resource.record(CALLER, USW, body("[" + ROW + "]")), "mark");
    }

    @Test
    public void refusedRowsAmongOthersAreAnsweredRowByRow() throws Exception {
        recorded.outcome = RowOutcome.refused(Problem.invalid("mark", 101, "must be from 0 to 100"));
        assertEquals(
                2,
                resource.record(CALLER, USW, body("[" + ROW + "," + ROW + "]")).size());
    }

    @Test
    public void institutionAndBodyMustBeGiven() {
        assertProblem(() -> resource.record(CALLER, null, body("[" + ROW + "]")), "institution");
        assertProblem(() -> resource.record(CALLER, USW, null), null);
        assertProblem(() -> resource.record(CALLER, USW, List.of()), null);
        assertProblem(() -> resource.compute(CALLER, null), "institution");
    }

    @Test
    public void theRulingInAHistoryIsJsonAndNotText() throws Exception {
        String json = Json.mapper().writeValueAsString(new HistoryEntry(null, "{\"band\":\"FIRST\"}"));
        assertEquals("{\"result\":null,\"ruling\":{\"band\":\"FIRST\"}}", json);
    }

    @Test
    public void identitiesOfLinesAndOutcomesAreStringsOfDigits() throws Exception {
        Mark mark = new Mark(new MarkId(7), USW, null, null, null, null, null, null, false, 1, null, null, null);
        assertEquals("\"7\"", Json.mapper().valueToTree(mark).get("id").toString());
        RowOutcome outcome = RowOutcome.created(mark.id().toString());
        assertEquals("\"7\"", Json.mapper().valueToTree(outcome).get("id").toString());
    }

    private static List<MarkBody> body(String json) throws Exception {
        return Json.mapper().readValue(json, new TypeReference<List<MarkBody>>() {});
    }

    private static void assertProblem(org.junit.function.ThrowingRunnable work, String field) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals(
                Arrays.asList(field),
                problem.faults().stream().map(fault -> fault.field()).toList());
    }

    private static final class Recorded implements Marks {

        private final List<MarkRow> rows = new ArrayList<>();
        private RowOutcome outcome = RowOutcome.created("1");

        @Override
        public List<RowOutcome> record(
                Caller caller, InstitutionCode institution, List<MarkRow> added, Set<String> untouched) {
            rows.addAll(added);
            return added.stream().map(row -> outcome).toList();
        }

        @Override
        public List<RowOutcome> revise(Caller caller, InstitutionCode institution, List<Revised<MarkRow>> rows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Mark> of(Caller caller, StudentId student) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> markers(Caller caller, StudentId student) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Mark> on(Caller caller, OccurrenceId occurrence, PageRequest page) {
            throw new UnsupportedOperationException();
        }
    }
}
