package org.matricula.exchange.provider.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.exchange.provider.csv.Formulas;
import org.matricula.exchange.provider.csv.TableWriter;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.kernel.api.Problem;

/**
 * Writes an XLSX workbook of one sheet row by row. Texts are text cells, so that nothing is ever taken for a formula, a
 * number or a day; those that a spreadsheet would calculate once somebody edits them bear its own mark for a text.
 */
public final class XlsxWriter implements TableWriter {

    private static final int DAY = 1;
    private static final int MOMENT = 2;
    private static final int TEXT = 3;
    private static final int QUOTED = 4;
    // what a cell of a spreadsheet can hold
    private static final int LONGEST_TEXT = 32_767;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final Writer out;
    private final long mostRows;
    private long row;

    /**
     * Writes to a stream and begins with the names of the columns.
     *
     * @param types what the columns hold, so that what people type there later is taken for the same
     * @param mostRows how many rows there may be, the header not counted
     */
    public XlsxWriter(OutputStream stream, List<String> columns, List<Type> types, long mostRows) throws IOException {
        this.mostRows = mostRows;
        zip = new ZipOutputStream(stream);
        out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + override("/xl/workbook.xml", "sheet.main+xml")
                        + override("/xl/worksheets/sheet1.xml", "worksheet+xml")
                        + override("/xl/styles.xml", "styles+xml")
                        + "</Types>");
        part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
        part(
                "xl/_rels/workbook.xml.rels",
                relations(relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml")));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\""
                        + " formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\""
                        + " formatCode=\"yyyy\\-mm\\-dd hh:mm:ss\"/></numFmts><fonts count=\"1\"><font/></fonts><fills"
                        + " count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs"
                        + " count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\">" + style(0, "") + style(164, "")
                        + style(165, "") + style(49, "") + style(49, " quotePrefix=\"1\"")
                        + "</cellXfs></styleSheet>");
        begin("xl/worksheets/sheet1.xml");
        out.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><cols>");
        for (int i = 0; i < types.size(); i++) {
            out.write("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"18\" style=\"" + style(types.get(i))
                    + "\"/>");
        }
        out.write("</cols><sheetData>");
        row(columns);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (row > mostRows) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "A workbook may have at most " + mostRows + " rows; ask for text/csv instead.")
                    .exception();
        }
        row++;
        out.write("<row r=\"" + row + "\">");
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != null) {
                cell(name(i) + row, cells.get(i));
            }
        }
        out.write("</row>");
    }

    @Override
    public void close() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
        zip.closeEntry();
        zip.close();
    }

    private void cell(String reference, Object value) throws IOException {
        if (value instanceof BigDecimal || value instanceof Integer) {
            out.write("<c r=\"" + reference + "\"><v>" + Type.write(value) + "</v></c>");
        } else if (value instanceof Boolean flag) {
            out.write("<c r=\"" + reference + "\" t=\"b\"><v>" + (flag ? 1 : 0) + "</v></c>");
        } else if (value instanceof LocalDate day && SheetNumbers.serial(day) != null) {
            out.write("<c r=\"" + reference + "\" s=\"" + DAY + "\"><v>" + SheetNumbers.serial(day) + "</v></c>");
        } else if (value instanceof LocalDateTime moment && SheetNumbers.serial(moment) != null) {
            out.write("<c r=\"" + reference + "\" s=\"" + MOMENT + "\"><v>" + SheetNumbers.serial(moment) + "</v></c>");
        } else {
            text(reference, Type.write(value));
        }
    }

    private void text(String reference, String text) throws IOException {
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid("cell " + reference, text, "is longer than a cell of a workbook; ask for text/csv")
                    .exception();
        }
        int style = Formulas.atRisk(text) ? QUOTED : TEXT;
        out.write("<c r=\"" + reference + "\" s=\"" + style + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + SheetText.encoded(text) + "</t></is></c>");
    }

    private static int style(Type type) {
        return switch (type) {
            case TEXT, SESSION -> TEXT;
            case DATE -> DAY;
            case DATE_TIME -> MOMENT;
            default -> 0;
        };
    }

    private static String style(int format, String more) {
        return "<xf numFmtId=\"" + format + "\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\"" + more + "/>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + RELATIONS + "\">" + all + "</Relationships>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        out.write(HEAD + content);
        out.flush();
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // the same records make the same bytes, whenever they are written
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }

    private static String name(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}
