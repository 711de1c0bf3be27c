package org.matricula.exchange.provider.sheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.exchange.provider.csv.Formulas;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

public class WorkbookTest {

    private static final long LARGEST = 64L * 1024 * 1024;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyValueArrivesExactly() throws IOException {
        List<Object> values = Arrays.asList(
                "000123",
                new BigDecimal("65.5"),
                LocalDate.of(2026, 9, 21),
                LocalDate.of(1899, 1, 1),
                LocalDateTime.of(2026, 12, 11, 23, 59, 7),
                LocalDateTime.of(2026, 12, 11, 23, 59, 7, 123_456_000),
                true,
                null,
                "=1+1",
                "a\r\nb <&> _x000D_ \u0001 \uD83D\uDE00",
                12);
        Path file = folder.newFile().toPath();
        try (XlsxWriter writer = new XlsxWriter(
                Files.newOutputStream(file), Collections.nCopies(11, "c"), Collections.nCopies(11, Type.TEXT), 10)) {
            writer.row(values);
        }
        assertEquals(
                List.of(
                        "000123",
                        "65.5",
                        "2026-09-21",
                        "1899-01-01",
                        "2026-12-11T23:59:07",
                        "2026-12-11T23:59:07.123456",
                        "true",
                        "",
                        "=1+1",
                        "a\r\nb <&> _x000D_ \u0001 \uD83D\uDE00",
                        "12"),
                read(file).get(1));
    }

    @Test
    public void numbersOfSpreadsheetsComeAsTheyAreShown() throws IOException {
        assertEquals(
                List.of(List.of("65.55", "1.1", "1500", "000123", "2026-09-21", "2026-09-21T12:00", "shared", "ab")),
                read(
                        workbook(
                                "<row r=\"1\"><c r=\"A1\"><v>65.549999999999997</v></c><c r=\"B1\"><v>1.1000000000000001</v></c>"
                                        + "<c r=\"C1\"><v>1.5E3</v></c><c r=\"D1\" s=\"1\"><v>123</v></c><c r=\"E1\" s=\"3\"><v>46286</v></c>"
                                        + "<c r=\"F1\" s=\"2\"><v>46286.5</v></c><c r=\"G1\" t=\"s\"><v>0</v></c>"
                                        + "<c r=\"H1\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c></row>")));
    }

    @Test
    public void emptyCellsAndRowsKeepTheirPlaces() throws IOException {
        assertEquals(
                List.of(List.of("", "", "1"), List.of("2")),
                read(workbook("<row r=\"1\"><c r=\"C1\"><v>1</v></c><c r=\"D1\"/></row><row r=\"2\"/>"
                        + "<row r=\"5\"><c><v>2</v></c></row>")));
    }

    @Test
    public void formulasErrorsAndFigmentsAreRefusedByTheirCells() throws IOException {
        String detail = refused(
                Problem.Kind.INVALID,
                workbook("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c>"
                        + "<c r=\"C1\"><v>1e999999999</v></c><c r=\"D1\" s=\"2\"><v>60</v></c></row>"));
        assertTrue(detail, detail.contains("cell A1 must hold a value and no formula"));
        assertTrue(detail, detail.contains("cell B1 '#REF!' must hold a value and no error"));
        assertTrue(detail, detail.contains("cell C1"));
        assertTrue(detail, detail.contains("cell D1 '60' must be a day of the calendar"));
    }

    @Test
    public void aCellArrivesAsItIsShownOrIsRefused() throws IOException {
        record Case(String cell, String shown) {}
        for (Case one : List.of(
                new Case("<c s=\"2\"><v>46286</v></c>", "2026-09-21T00:00"),
                new Case("<c s=\"2\"><v>46286.999988425923</v></c>", "2026-09-21T23:59:59"),
                new Case("<c s=\"2\"><v>46286.999999999</v></c>", "2026-09-22T00:00"),
                new Case("<c s=\"3\"><v>46286</v></c>", "2026-09-21"),
                new Case("<c s=\"3\"><v>46286.5</v></c>", "2026-09-21T12:00"),
                new Case("<c t=\"d\"><v>2026-09-21T00:00:00</v></c>", "2026-09-21T00:00:00"),
                new Case("<c s=\"1\"><v>123</v></c>", "000123"),
                new Case("<c s=\"1\"><v>20240001</v></c>", "20240001"),
                new Case("<c s=\"6\"><v>65.5</v></c>", "65.5"),
                new Case("<c><v>-0.1</v></c>", "-0.1"),
                new Case("<c t=\"b\"><v>0</v></c>", "false"),
                new Case("<c t=\"inlineStr\"><is><t>0065.50</t></is></c>", "0065.50"))) {
            assertEquals(one.cell(), List.of(List.of(one.shown())), read(workbook("<row>" + one.cell() + "</row>")));
        }
        for (String style : List.of("4", "5")) {
            String detail = refused(
                    Problem.Kind.INVALID, workbook("<row><c r=\"A1\" s=\"" + style + "\"><v>0.65</v></c></row>"));
            assertTrue(detail, detail.contains("cell A1 '0.65' must be a number and no percentage"));
        }
    }

    @Test
    public void theFirstSheetThatIsNotHiddenCounts() throws IOException {
        assertEquals(
                List.of(List.of("2")),
                read(file(Workbooks.behindAHidden("<row><c><f>1+1</f></c></row>", "<row><c><v>2</v></c></row>"))));
    }

    @Test
    public void whatIsNoWorkbookIsRefused() throws IOException {
        Path text = folder.newFile().toPath();
        Files.writeString(text, "PK\3\4 and no more");
        refused(Problem.Kind.MALFORMED, text);
        refused(Problem.Kind.MALFORMED, zip("xl/other.xml", "<a/>"));
        refused(Problem.Kind.MALFORMED, workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></row>"));
        refused(Problem.Kind.MALFORMED, workbook("<row><c r=\"ZZZ1\"><v>1</v></c></row>"));
        refused(Problem.Kind.MALFORMED, workbook("<row><c r=\"A1\" t=\"s\"><v>7</v></c></row>"));
        refused(Problem.Kind.MALFORMED, zip("../../x", "y"));
    }

    @Test
    public void aWorkbookThatDeclaresOrNamesEntitiesIsRefused() throws IOException {
        Path secret = folder.newFile().toPath();
        Files.writeString(secret, "secret");
        String sheet =
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>X1%s</t></is></c></row></sheetData></worksheet>";
        for (String type : List.of(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE x [<!ENTITY e \"Fam\">]>",
                "<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">",
                "")) {
            refused(Problem.Kind.MALFORMED, file(Workbooks.ofSheets(type + sheet.formatted("&e;"), "")));
            if (!type.isEmpty()) {
                refused(Problem.Kind.MALFORMED, file(Workbooks.ofSheets(type + sheet.formatted(""), "")));
            }
        }
        assertEquals(List.of(List.of("X1<&A")), read(file(Workbooks.ofSheets(sheet.formatted("&lt;&amp;&#65;"), ""))));
    }

    @Test
    public void workbooksBeyondTheLimitsAreRefused() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i <= 100_001; i++) {
            rows.append("<row><c><v>1</v></c></row>");
        }
        refused(Problem.Kind.TOO_LARGE, workbook(rows.toString()));
        refused(Problem.Kind.TOO_LARGE, workbook("<row><c><v>" + " ".repeat(70_000_000) + "</v></c></row>"));
        refused(Problem.Kind.TOO_LARGE, workbook("<row/>".repeat(5_000_000)));
    }

    @Test
    public void whatMakesATextHarmlessCanAlwaysBeTakenBack() {
        for (String text : List.of("=1+1", "+1", "-1", "@x", "\t=1", "'=1", "''@", "'", "'Connor", "plain", "")) {
            assertEquals(text, Formulas.unprotect(Formulas.protect(text)));
            assertTrue(text, "=+-@\t\r".indexOf((Formulas.protect(text) + " ").charAt(0)) < 0);
        }
    }

    private String refused(Problem.Kind kind, Path file) {
        ProblemException e = assertThrows(ProblemException.class, () -> read(file));
        assertEquals(e.problem().detail(), kind, e.problem().kind());
        return e.problem().detail();
    }

    private static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        XlsxReader.read(file, LARGEST, 100_000, row -> rows.add(List.copyOf(row)));
        return rows;
    }

    private Path workbook(String rows) throws IOException {
        return file(Workbooks.of(rows));
    }

    private Path zip(String... parts) throws IOException {
        return file(Workbooks.zip(parts));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.newFile().toPath(), bytes);
    }
}
