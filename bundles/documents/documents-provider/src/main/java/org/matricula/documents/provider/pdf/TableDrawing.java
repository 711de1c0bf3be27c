package org.matricula.documents.provider.pdf;

import com.lowagie.text.pdf.PdfStructureElement;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.api.paper.Paper.Column;
import org.matricula.kernel.api.paper.Paper.Table;

/** Draws a table; its head comes again on every page, for the eye alone. */
final class TableDrawing {

    private static final Typeface HEAD = Typeface.bold(8.5f);
    private static final Typeface CELL = Typeface.regular(8.5f);
    private static final Typeface TOTAL = Typeface.bold(8.5f);
    private static final float PAD = 3.5f;

    private final Sheet sheet;
    private final Table table;
    private final float[] lefts;
    private final float[] widths;

    TableDrawing(Sheet sheet, Table table) {
        this.sheet = sheet;
        this.table = table;
        int columns = table.columns().size();
        lefts = new float[columns];
        widths = new float[columns];
        float shares = table.columns().stream().mapToInt(Column::width).sum();
        float x = sheet.left();
        for (int i = 0; i < columns; i++) {
            widths[i] = sheet.width() * table.columns().get(i).width() / shares;
            lefts[i] = x;
            x += widths[i];
        }
    }

    void draw(PdfStructureElement tag) {
        List<List<String>> heads =
                wrap(table.columns().stream().map(Column::head).toList(), HEAD);
        sheet.need(height(heads, HEAD) + 3 * CELL.leading());
        PdfStructureElement head = Structure.add(tag, "THead");
        PdfStructureElement body = Structure.add(tag, "TBody");
        head(heads, Structure.add(head, "TR"));
        int number = 0;
        for (List<String> row : table.rows()) {
            row(heads, wrap(row, CELL), Structure.add(body, "TR"), number++ % 2 == 1);
        }
        if (!table.total().isEmpty()) {
            total(heads, wrap(table.total(), TOTAL), Structure.add(body, "TR"));
        }
    }

    private void head(List<List<String>> heads, PdfStructureElement row) {
        cells(heads, row, true, HEAD, Palette.ACCENT);
        sheet.skip(height(heads, HEAD));
        sheet.rule(sheet.left(), -1, sheet.width(), 1, Palette.ACCENT);
    }

    /** The head on a further page is an ornament: who hears the table knows it already. */
    private void again(List<List<String>> heads) {
        for (int i = 0; i < lefts.length; i++) {
            for (int j = 0; j < heads.get(i).size(); j++) {
                String line = heads.get(i).get(j);
                sheet.ornament(line, HEAD, Palette.ACCENT, x(i, line, HEAD), PAD + j * HEAD.leading());
            }
        }
        sheet.skip(height(heads, HEAD));
        sheet.rule(sheet.left(), -1, sheet.width(), 1, Palette.ACCENT);
    }

    private void row(List<List<String>> heads, List<List<String>> cells, PdfStructureElement row, boolean banded) {
        float height = height(cells, CELL);
        if (sheet.need(height)) {
            again(heads);
        }
        if (banded) {
            sheet.fill(sheet.left(), 0, sheet.width(), height, Palette.BAND);
        }
        cells(cells, row, false, CELL, Palette.INK);
        sheet.skip(height);
    }

    private void total(List<List<String>> heads, List<List<String>> cells, PdfStructureElement row) {
        float height = height(cells, TOTAL);
        if (sheet.need(height)) {
            again(heads);
        }
        sheet.rule(sheet.left(), 0, sheet.width(), 0.75f, Palette.QUIET);
        cells(cells, row, false, TOTAL, Palette.INK);
        sheet.skip(height);
    }

    private void cells(List<List<String>> cells, PdfStructureElement row, boolean heads, Typeface face, Color colour) {
        for (int i = 0; i < lefts.length; i++) {
            PdfStructureElement cell = heads || i == 0 ? Structure.head(row, heads) : Structure.add(row, "TD");
            for (int j = 0; j < cells.get(i).size(); j++) {
                String line = cells.get(i).get(j);
                sheet.line(cell, line, face, colour, x(i, line, face), PAD + j * face.leading());
            }
        }
    }

    private float x(int column, String line, Typeface face) {
        boolean right = table.columns().get(column).numeric();
        return right ? lefts[column] + widths[column] - PAD - face.width(line) : lefts[column] + PAD;
    }

    private List<List<String>> wrap(List<String> texts, Typeface face) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            wrapped.add(Lines.of(texts.get(i), face, widths[i] - 2 * PAD));
        }
        return wrapped;
    }

    /** A row is as high as its longest cell. */
    private static float height(List<List<String>> cells, Typeface face) {
        int most = cells.stream().mapToInt(List::size).max().orElse(1);
        return most * face.leading() + 2 * PAD;
    }
}
