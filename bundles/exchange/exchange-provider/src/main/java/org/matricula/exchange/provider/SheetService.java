package org.matricula.exchange.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Cell;
import org.matricula.assessment.api.MarkGrid.Outcome;
import org.matricula.assessment.api.MarkGrid.Row;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.MarkSheets;
import org.matricula.exchange.api.SheetReport;
import org.matricula.exchange.provider.SheetRows.Edit;
import org.matricula.exchange.provider.basis.Leaving;
import org.matricula.exchange.provider.basis.Tables;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.TableWriter;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes sheets from the grid of marks, and makes changes of the grid from those that come back. */
@Component(configurationPid = "org.matricula.exchange")
public final class SheetService implements MarkSheets {

    static final String CANDIDATE = "candidate";
    static final String STUDENT = "student_number";
    static final String ATTEMPT = "attempt";
    static final String MARK = "mark_";
    static final String REASON = "reason";
    static final String BASE = "base";
    static final String CHECK = "check";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MarkGrids grids;
    private final Leaving leaving;
    private final long largest;

    /**
     * Wires the service.
     *
     * @param settings {@code maximumBytes}: the size of the largest file, default 64 MB
     */
    @Activate
    public SheetService(
            @Reference MarkGrids grids,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            Map<String, Object> settings) {
        this.grids = grids;
        this.leaving = new Leaving(transactions, audit);
        this.largest = Upload.largest(settings);
    }

    @Override
    public ExportedFile export(Caller caller, OccurrenceId occurrence, FileFormat format) {
        caller.require(RUN);
        MarkGrid grid = grids.grid(caller, occurrence);
        List<String> codes =
                grid.columns().stream().map(column -> column.element().code()).toList();
        List<String> columns = new ArrayList<>(List.of(CANDIDATE, STUDENT, ATTEMPT));
        codes.forEach(code -> columns.add(MARK + code));
        columns.addAll(List.of(REASON, BASE, CHECK));
        return leaving.file(
                caller,
                grid.institution(),
                format,
                "marks-" + occurrence,
                "exchange.export-sheet",
                "occurrence/" + occurrence,
                grid.occurrence().toString(),
                null,
                file -> {
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                            TableWriter table = Tables.writer(
                                    out, format, columns, Collections.nCopies(columns.size(), Type.TEXT))) {
                        for (Row row : grid.rows()) {
                            table.row(cells(occurrence, row, codes));
                        }
                    }
                    return grid.rows().size();
                });
    }

    private static List<String> cells(OccurrenceId occurrence, Row row, List<String> codes) {
        Map<String, Cell> byCode = new LinkedHashMap<>();
        row.cells().forEach(cell -> byCode.put(cell.elementCode(), cell));
        List<String> cells = new ArrayList<>();
        cells.add(row.candidate());
        cells.add(row.studentNumber());
        String attempt = row.attempt() == null ? null : row.attempt().name();
        cells.add(attempt);
        Map<String, SheetRows.Base> base = new LinkedHashMap<>();
        for (String code : codes) {
            Cell cell = byCode.get(code);
            String written = cell == null ? null : SheetRows.written(cell);
            cells.add(written);
            if (cell != null) {
                base.put(code, new SheetRows.Base(cell.sequence(), written));
            }
        }
        String text = json(base);
        cells.add(null);
        cells.add(text);
        cells.add(check(occurrence, row.candidate(), row.studentNumber(), attempt, text));
        return cells;
    }

    private static String json(Map<String, SheetRows.Base> base) {
        try {
            return JSON.writeValueAsString(base);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether somebody altered what a row left with, or put it beside another's marks. */
    static String check(OccurrenceId occurrence, String candidate, String student, String attempt, String base) {
        String[] parts = {occurrence.toString(), text(candidate), text(student), text(attempt), base};
        return Digests.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @Override
    public SheetReport merge(Caller caller, OccurrenceId occurrence, InputStream file, boolean dryRun) {
        caller.require(RUN);
        caller.require(MarkGrids.WRITE);
        caller.require(MarkGrids.READ);
        try (Upload upload = Upload.of(file, largest)) {
            upload.header().require(List.of(CANDIDATE, STUDENT, ATTEMPT, REASON, BASE, CHECK));
            SheetRows rows = new SheetRows(occurrence, upload.header());
            upload.pieces(pieces -> pieces.stream()
                    .filter(piece -> piece.firstRow() > 0)
                    .forEach(piece -> {
                        for (CsvRow row : CsvRows.of(
                                piece.firstRow(),
                                piece.content(),
                                upload.header().size())) {
                            rows.add(row);
                        }
                    }));
            return new SheetReport(
                    upload.rows(), rows.untouched(), dryRun, lines(caller, occurrence, rows.edits(), dryRun));
        }
    }

    private List<SheetReport.Line> lines(Caller caller, OccurrenceId occurrence, List<Edit> edits, boolean dryRun) {
        List<MarkGrid.Change> changes = edits.stream()
                .filter(edit -> edit.change() != null)
                .map(Edit::change)
                .toList();
        List<Outcome> outcomes = List.of();
        if (changes.isEmpty()) {
            // also a sheet without an edit is one of an occurrence that the caller may see
            grids.grid(caller, occurrence);
        } else {
            outcomes = grids.change(caller, occurrence, changes, dryRun);
        }
        List<SheetReport.Line> lines = new ArrayList<>(edits.size());
        int next = 0;
        for (Edit edit : edits) {
            Outcome outcome = edit.change() == null
                    ? new Outcome(Outcome.Kind.REFUSED, null, edit.problem())
                    : outcomes.get(next++);
            lines.add(new SheetReport.Line(
                    edit.row(), edit.candidate(), edit.studentNumber(), edit.elementCode(), outcome));
        }
        return lines;
    }
}
