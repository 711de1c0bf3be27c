package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Cell;
import org.matricula.assessment.api.MarkGrid.Change;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.Submission.Work;
import org.matricula.assessment.api.Submissions;
import org.matricula.assessment.provider.candidate.CandidateRecords;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.regulations.api.Pack;
import org.matricula.students.api.StudentAccounts;

/** Elements that consist of parts: parts are marked, elements are ruled on. */
public class PartsTest extends AssessmentHouse {

    private static final Pack USW = Packs.read("pack-usw-taught");

    private final Caller office =
            caller("office", Marks.READ, Marks.WRITE, CandidateNumbers.READ, CandidateNumbers.LIFT, Submissions.WRITE);
    private Occurrence maths;
    private ModuleRegistration sitting;
    private MarkGrids grids;

    @Before
    public void open() {
        packs.regulations = USW;
        maths = campus.divided(campus.run("MATHS", 5, Campus.SESSION, 40, 60), "CW1");
        sitting = campus.register("A1", maths);
        grids = campus.grids(database, clock);
    }

    @Test
    public void partsAreMarkedAndTheElementIsNot() {
        MarkGrid grid = grids.grid(office, maths.id());
        assertEquals(
                List.of("CW1A", "CW1B", "CW2"),
                grid.columns().stream().map(column -> column.element().code()).toList());
        assertEquals("CW1", grid.columns().get(0).element().parent());
        assertEquals(
                MarkGrid.Outcome.Kind.CREATED,
                grids.change(office, maths.id(), List.of(cell("CW1A")), false)
                        .get(0)
                        .kind());
        assertEquals(
                MarkGrid.Outcome.Kind.REFUSED,
                grids.change(office, maths.id(), List.of(cell("CW1")), false)
                        .get(0)
                        .kind());
        RowOutcome refused = marks.record(registrar, institution, List.of(row("A1", MATHS, null, "CW1", "50")))
                .get(0);
        assertEquals("elementCode", refused.problem().faults().get(0).field());
        assertEquals(
                "must be one of its parts: it is not marked itself",
                refused.problem().faults().get(0).rule());
    }

    @Test
    public void candidateNumbersAndReceiptsAreForParts() {
        CandidateNumbers candidates = new CandidateRecords(
                database.dataSource(),
                database.transactions(),
                database.auditTrail(),
                clock,
                campus.curriculum(),
                campus.registrations(),
                packs);
        assertEquals(2, candidates.generate(office, maths.id(), Set.of(element(maths, "CW1A"))));
        assertEquals(
                Set.of(element(maths, "CW1B"), element(maths, "CW2")),
                Set.copyOf(candidates.of(office, maths.id()).stream()
                        .map(Candidate::elementId)
                        .toList()));
        assertFault("elementId", () -> candidates.lift(office, maths.id(), element(maths, "CW1"), "x"));
        Submissions submissions = submissions(Partial.of(StudentAccounts.class, new Object()));
        assertFalse(submissions.submit(office, work(element(maths, "CW1A"))).late());
        assertFault("elementId", () -> submissions.submit(office, work(element(maths, "CW1"))));
    }

    @Test
    public void ambT111TheElementHasTheExactMeanOfItsPartsAfterTheirLateRules() {
        late("CW1A", "80.01", 2);
        mark("CW1B", "55.55");
        mark("CW2", "60");
        compute();
        assertEquals(new BigDecimal("55.11"), result("A1").mark());
        var explained = explained(sitting);
        assertEquals(new BigDecimal("47.775"), explained.at("/elementMarks/CW1").decimalValue());
        assertEquals(40, explained.at("/partMarks/CW1A").asInt());
        assertEquals(3, explained.at("/markRows").size());
        assertEquals(new BigDecimal("47.77"), result("A1").lowestElement());
    }

    @Test
    public void ambT111AMissingPartCountsNoughtAndTheModuleWasNotLeftWholly() {
        mark("CW1B", "100");
        compute();
        assertEquals(new BigDecimal("20"), result("A1").mark());
        assertFalse(result("A1").nothingSubmitted());
    }

    @Test
    public void ambT111ADecisionOnTheElementIsOneOnAllOfItsParts() {
        late("CW1A", "80", 2);
        late("CW1B", "60", 2);
        mark("CW2", "60");
        decide(sitting, element(maths, "CW1"), Kind.EXTENSION, Campus.DEADLINE.plusDays(3), null);
        compute();
        assertEquals(new BigDecimal("64"), result("A1").mark());
        assertEquals(
                Campus.DEADLINE.plusDays(3),
                cells(maths).stream()
                        .filter(cell -> cell.elementCode().equals("CW1A"))
                        .findFirst()
                        .orElseThrow()
                        .due());
        decide(sitting, element(maths, "CW1"), Kind.CAP, null, "50");
        compute();
        assertEquals(new BigDecimal("56"), result("A1").mark());
        decide(sitting, element(maths, "CW1A"), Kind.CAP, null, "20");
        compute();
        assertEquals(new BigDecimal("52"), result("A1").mark());
        decide(sitting, element(maths, "CW1"), Kind.CANCELLED, null, null);
        compute();
        assertEquals(new BigDecimal("36"), result("A1").mark());
    }

    @Test
    public void ambT111ADeferredElementIsOpenUntilEachOfItsPartsIsTaken() {
        mark("CW1A", "80");
        mark("CW2", "60");
        decide(sitting, element(maths, "CW1"), Kind.DEFERRED, null, null);
        compute();
        assertEquals("DEFERRED", result("A1").grade());
        assertNull(result("A1").mark());
        String waits = explained(sitting).at("/findings/0/facts/elements").asText();
        assertEquals("CW1A, CW1B", waits);
        record(corrected(row("A1", MATHS, null, "CW1A", "70"), "taken again"));
        compute();
        assertEquals("DEFERRED", result("A1").grade());
        mark("CW1B", "50");
        compute();
        assertEquals(new BigDecimal("60"), result("A1").mark());
    }

    @Test
    public void ambT112APartThatMustBePassedFailsTheModule() {
        maths = campus.change(maths.assessedBy(maths.elements().stream()
                .map(e -> e.code().equals("CW1A")
                        ? new Element(e.id(), e.code(), e.kind(), e.weight(), true, e.deadline()).partOf("CW1")
                        : e)
                .toList()));
        mark("CW1A", "20");
        mark("CW1B", "90");
        mark("CW2", "60");
        compute();
        assertEquals("F1", result("A1").grade());
        assertEquals(new BigDecimal("58"), result("A1").mark());
        assertTrue(explained(sitting).at("/gaps").toString().contains("AMB-T-112"));
    }

    private List<Cell> cells(Occurrence occurrence) {
        return grids.grid(office, occurrence.id()).rows().stream()
                .flatMap(row -> row.cells().stream())
                .toList();
    }

    private Work work(ElementId element) {
        return new Work(sitting.id(), element, Campus.DEADLINE, "essay.pdf", 12_345, "ab".repeat(32), "vle/77");
    }

    private static Change cell(String element) {
        return new Change(null, "A1", null, element, new BigDecimal("60"), null, 0, null);
    }

    private void mark(String element, String mark) {
        record(row("A1", MATHS, null, element, mark));
    }

    private void late(String element, String mark, int days) {
        record(new MarkRow(
                "A1",
                MATHS,
                null,
                element,
                new BigDecimal(mark),
                Mark.State.SUBMITTED,
                Campus.DEADLINE.plusDays(days),
                null,
                false,
                null));
    }
}
