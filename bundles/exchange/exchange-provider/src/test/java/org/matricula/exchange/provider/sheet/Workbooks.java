package org.matricula.exchange.provider.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks as other programs write them. */
public final class Workbooks {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String STYLES =
            """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/>\
            <numFmt numFmtId="171" formatCode="0.0\\ %"/><numFmt numFmtId="172" formatCode="0&quot; %&quot;"/></numFmts>\
            <cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="22"/>\
            <xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>""";

    private Workbooks() {}

    /** A workbook with one sheet of these rows. */
    public static byte[] of(String rows) {
        return ofSheets(sheet(rows), "");
    }

    /** A workbook with a sheet that is hidden, and behind it one that is not. */
    public static byte[] behindAHidden(String hidden, String rows) {
        return ofSheets(sheet(rows), "<sheet name=\"b\" state=\"hidden\" r:id=\"r4\"/>", sheet(hidden));
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    static byte[] ofSheets(String sheet, String before, String... others) {
        return zip(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"" + OFFICE + "\"><sheets>" + before
                        + "<sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/s.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"" + OFFICE + "/sharedStrings\" Target=\"/xl/shared.xml\"/>"
                        + "<Relationship Id=\"r4\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/t.xml\"/>"
                        + "<Relationship Id=\"r3\" Type=\"" + OFFICE
                        + "/styles\" Target=\"styles.xml\"/></Relationships>",
                "xl/shared.xml",
                "<sst><si><t>shared</t></si></sst>",
                "xl/styles.xml",
                STYLES,
                "xl/worksheets/t.xml",
                others.length == 0 ? sheet("") : others[0],
                "xl/worksheets/s.xml",
                sheet);
    }

    static byte[] zip(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A row of cells. */
    public static String row(List<String> cells) {
        return "<row>" + String.join("", cells) + "</row>";
    }

    /** A cell that holds a text. */
    public static String text(String text) {
        return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + SheetText.encoded(text) + "</t></is></c>";
    }

    /** A cell that holds a number. */
    public static String number(String number) {
        return "<c><v>" + number + "</v></c>";
    }

    /** A cell that holds a day, shown with a time as many programs do. */
    public static String day(LocalDate day) {
        return SheetNumbers.serial(day) == null
                ? text(day.toString())
                : "<c s=\"2\"><v>" + SheetNumbers.serial(day) + "</v></c>";
    }

    /** A cell that holds a day and a time. */
    public static String moment(LocalDateTime moment) {
        return SheetNumbers.serial(moment) == null
                ? text(moment.toString())
                : "<c s=\"2\"><v>" + SheetNumbers.serial(moment) + "</v></c>";
    }

    /** A cell that holds what a formula came to. */
    public static String formula(String value) {
        return "<c t=\"str\"><f>A1</f><v>" + SheetText.encoded(value) + "</v></c>";
    }
}
