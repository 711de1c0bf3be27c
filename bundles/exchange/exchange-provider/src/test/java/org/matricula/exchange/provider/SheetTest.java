package org.matricula.exchange.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Cell;
import org.matricula.assessment.api.MarkGrid.Change;
import org.matricula.assessment.api.MarkGrid.Column;
import org.matricula.assessment.api.MarkGrid.Outcome;
import org.matricula.assessment.api.MarkGrid.Row;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.MarkSheets;
import org.matricula.exchange.api.SheetReport;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration.Attempt;

public class SheetTest {

    private static final OccurrenceId MATHS = new OccurrenceId(7);
    private static final Caller MARKER = new Caller(
            "marker",
            Set.of(MarkSheets.RUN.name(), MarkGrids.READ.name(), MarkGrids.WRITE.name()),
            Scope.of(Set.of(new InstitutionCode("usw"))));

    private final Grids grids = new Grids();
    private final List<AuditEntry> audited = new ArrayList<>();
    private final MarkSheets sheets = new SheetService(grids, new Direct(), audit(), Map.of());

    @Test
    public void theSheetNamesCandidatesWithoutStudents() throws IOException {
        List<String> lines = export().lines().toList();
        assertEquals("candidate,student_number,attempt,mark_CW1,mark_EX,reason,base,check", lines.get(0));
        assertTrue(lines.get(1), lines.get(1).startsWith("48213377,,,,55.5,,"));
        assertTrue(lines.get(2), lines.get(2).startsWith(",A1,FIRST,NS,,,"));
        assertEquals("exchange.export-sheet", audited.get(0).action());
        assertEquals("occurrence/7", audited.get(0).subject());
    }

    @Test
    public void aSheetThatComesBackAsItLeftChangesNothing() throws IOException {
        SheetReport report = merge(export());
        assertEquals(2, report.rows());
        assertEquals(2, report.untouched());
        assertTrue(report.cells().isEmpty());
        assertTrue(grids.asked.isEmpty());
        assertEquals(2, merge(export().replace(",55.5,", ",55.50,")).untouched());
    }

    @Test
    public void anEditedCellFollowsTheMarkThatItLeftWith() throws IOException {
        String sheet = export().replace(",55.5,,", ",61,second look,").replace("A1,FIRST,NS", "A1,FIRST,C 48");
        SheetReport report = merge(sheet);
        assertEquals(
                List.of(
                        new Change(
                                "48213377",
                                null,
                                null,
                                "EX",
                                new BigDecimal("61"),
                                Mark.State.SUBMITTED,
                                2,
                                "second look"),
                        new Change(
                                null, "A1", Attempt.FIRST, "CW1", new BigDecimal("48"), Mark.State.CARRIED, 1, null)),
                grids.asked);
        assertEquals(Outcome.Kind.UPDATED, report.cells().get(0).outcome().kind());
        assertEquals(1, report.cells().get(0).row());
        assertFalse(grids.dry);
    }

    @Test
    public void aMarkThatChangedHereIsAConflictOnlyWhereTheCellWasEdited() throws IOException {
        String untouched = export();
        String edited = untouched.replace(",55.5,,", ",61,second look,");
        grids.now = 3;
        assertTrue(merge(untouched).cells().isEmpty());
        SheetReport.Line line = merge(edited).cells().get(0);
        assertEquals(Outcome.Kind.CONFLICT, line.outcome().kind());
        assertEquals("48213377", line.candidate());
        assertEquals("EX", line.elementCode());
    }

    @Test
    public void aWorkbookGoesOutAndComesBack() throws IOException {
        byte[] workbook;
        try (ExportedFile file = sheets.export(MARKER, MATHS, FileFormat.XLSX)) {
            workbook = file.content().readAllBytes();
        }
        SheetReport report = sheets.merge(MARKER, MATHS, new ByteArrayInputStream(workbook), true);
        assertEquals(2, report.untouched());
        assertTrue(report.dryRun());
    }

    @Test
    public void aDryRunIsOneInTheGrid() throws IOException {
        String sheet = export().replace(",55.5,,", ",61,x,");
        sheets.merge(MARKER, MATHS, in(sheet), true);
        assertTrue(grids.dry);
    }

    @Test
    public void whatIsWrongWithARowHindersNoOther() throws IOException {
        String sheet = export().replace("48213377,,,", "48213378,,,").replace("A1,FIRST,NS", "A1,FIRST,good");
        SheetReport report = merge(sheet);
        assertEquals(List.of("base", "mark_CW1"), fields(report));
        assertEquals(List.of("mark_CW1"), fields(merge(export().replace("A1,FIRST,NS", "A1,FIRST,"))));
    }

    @Test
    public void aMarkInAColumnThatTheRowHasNoElementForIsRefused() throws IOException {
        SheetReport report = merge(export().replace("48213377,,,,55.5", "48213377,,,50,55.5"));
        assertEquals(List.of("mark_CW1"), fields(report));
        assertEquals(1, report.cells().get(0).row());
        assertEquals("48213377", report.cells().get(0).candidate());
        assertTrue(grids.asked.isEmpty());
    }

    @Test
    public void tEc2TheCellOfAVoidMarkIsEmptyAndTakesTheSameMarkAgain() throws IOException {
        grids.again = true;
        String left = export();
        assertTrue(left, left.lines().toList().get(1).startsWith("48213377,,,,,,"));
        assertTrue(merge(left).cells().isEmpty());
        merge(left.replace("48213377,,,,,,", "48213377,,,,55.5,taken again,"));
        assertEquals(
                List.of(new Change(
                        "48213377", null, null, "EX", new BigDecimal("55.5"), Mark.State.SUBMITTED, 2, "taken again")),
                grids.asked);
    }

    @Test
    public void aSheetOfAnOccurrenceThatTheCallerCannotSeeIsRefused() throws IOException {
        String left = export();
        grids.known = false;
        assertKind(Problem.Kind.NOT_FOUND, () -> merge(left));
    }

    @Test
    public void aSheetOfAnotherOccurrenceIsRefusedRowByRow() throws IOException {
        SheetReport report = sheets.merge(MARKER, new OccurrenceId(8), in(export()), false);
        assertEquals(List.of("base", "base"), fields(report));
    }

    @Test
    public void aFileThatIsNoSheetIsMalformed() {
        assertKind(Problem.Kind.MALFORMED, () -> merge("a,b\r\n1,2\r\n"));
        assertKind(Problem.Kind.MALFORMED, () -> merge(""));
    }

    @Test
    public void bothWaysNeedTheirPrivileges() {
        Caller nobody = new Caller("nobody", Set.of(MarkGrids.READ.name(), MarkGrids.WRITE.name()), Scope.all());
        assertKind(Problem.Kind.FORBIDDEN, () -> sheets.export(nobody, MATHS, FileFormat.CSV));
        assertKind(Problem.Kind.FORBIDDEN, () -> sheets.merge(nobody, MATHS, in(""), false));
        Caller reader = new Caller("reader", Set.of(MarkSheets.RUN.name()), Scope.all());
        assertKind(Problem.Kind.FORBIDDEN, () -> sheets.merge(reader, MATHS, in(""), false));
        assertKind(Problem.Kind.FORBIDDEN, () -> sheets.export(reader, MATHS, FileFormat.CSV));
    }

    private String export() throws IOException {
        try (ExportedFile file = sheets.export(MARKER, MATHS, FileFormat.CSV)) {
            return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private SheetReport merge(String sheet) {
        return sheets.merge(MARKER, MATHS, in(sheet), false);
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fields(SheetReport report) {
        return report.cells().stream()
                .map(line -> line.outcome().problem().faults().get(0).field())
                .toList();
    }

    private static void assertKind(Problem.Kind expected, org.junit.function.ThrowingRunnable work) {
        assertEquals(
                expected, assertThrows(ProblemException.class, work).problem().kind());
    }

    private AuditTrail audit() {
        return new AuditTrail() {

            @Override
            public void record(Caller caller, AuditEntry entry) {
                audited.add(entry);
            }

            @Override
            public void record(Caller caller, List<AuditEntry> entries) {
                audited.addAll(entries);
            }
        };
    }

    /** One examination behind a number with mark 2 of 55.5, and coursework that A1 did not hand in. */
    private static final class Grids implements MarkGrids {

        private final List<Change> asked = new ArrayList<>();
        private int now = 2;
        private boolean dry;
        private boolean again;
        private boolean known = true;

        @Override
        public MarkGrid grid(Caller caller, OccurrenceId occurrence) {
            caller.require(READ);
            if (!known) {
                throw Problem.notFound("occurrence", occurrence).exception();
            }
            return new MarkGrid(
                    occurrence,
                    new InstitutionCode("usw"),
                    new OccurrenceKey("MATHS", AcademicSession.valueOf("2026/27"), "S1"),
                    List.of(new Column(element(1, "CW1"), false), new Column(element(2, "EX"), true)),
                    List.of(
                            new Row(
                                    "48213377",
                                    null,
                                    null,
                                    List.of(cell("EX", new BigDecimal("55.5"), Mark.State.SUBMITTED, now, again))),
                            new Row(
                                    null,
                                    "A1",
                                    Attempt.FIRST,
                                    List.of(cell("CW1", null, Mark.State.NOT_SUBMITTED, 1, false)))),
                    0);
        }

        @Override
        public List<Outcome> change(Caller caller, OccurrenceId occurrence, List<Change> changes, boolean dryRun) {
            caller.require(WRITE);
            asked.addAll(changes);
            dry = dryRun;
            return changes.stream()
                    .map(change -> new Outcome(
                            change.elementCode().equals("EX") && change.expectedSequence() != now
                                    ? Outcome.Kind.CONFLICT
                                    : Outcome.Kind.UPDATED,
                            null,
                            null))
                    .toList();
        }

        private static Element element(long id, String code) {
            return new Element(new ElementId(id), code, Element.Kind.COURSEWORK, Percent.of(50), false, null);
        }

        private static Cell cell(String code, BigDecimal mark, Mark.State state, int sequence, boolean again) {
            return new Cell(
                    code,
                    null,
                    mark,
                    state,
                    null,
                    null,
                    false,
                    sequence,
                    "marker",
                    Instant.EPOCH,
                    List.of(),
                    null,
                    again,
                    false,
                    null);
        }
    }

    private static final class Direct implements Transactions {

        @Override
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T requiresNew(Supplier<T> work) {
            return work.get();
        }
    }
}
