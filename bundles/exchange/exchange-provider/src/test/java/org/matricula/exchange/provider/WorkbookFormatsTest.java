package org.matricula.exchange.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.exchange.provider.sheet.Workbooks;
import org.matricula.kernel.api.ProblemException;

/** Workbooks of every format, with the habits of those who fill them in. */
public class WorkbookFormatsTest extends OfficeHouse {

    private static final DateTimeFormatter SITS_DAY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd/MMM/yyyy")
            .toFormatter(Locale.US);

    @Test
    public void aWorkbookOfEachFormatIsTheRecordsHoweverItsCellsAreKept() throws IOException {
        Office office = office();
        office.fill();
        for (Target target : Stream.of(Target.values()).filter(Target::bothWays).toList()) {
            String mapping = "matricula-" + target.label();
            String csv = new String(office.give(mapping, FileFormat.CSV), StandardCharsets.UTF_8);
            Map<String, Type> types = new HashMap<>();
            target.fields().forEach(field -> types.put(field.name(), field.type()));
            Map<String, byte[]> kept = Map.of(
                    "texts", workbook(csv, (column, cell) -> Workbooks.text(cell)),
                    "values", workbook(csv, (column, cell) -> value(types.get(column), cell)));
            for (Map.Entry<String, byte[]> one : kept.entrySet()) {
                ImportReport in = office.take(mapping, one.getValue());
                assertTrue(mapping, in.rows() > 0);
                assertEquals(
                        mapping + " as " + one.getKey() + " " + office.bench.refusals(office.caller, in),
                        in.rows(),
                        in.unchanged());
            }
            byte[] calculated = workbook(
                    csv, (column, cell) -> column.equals(last(csv)) ? Workbooks.formula(cell) : Workbooks.text(cell));
            ProblemException refused =
                    assertThrows(mapping, ProblemException.class, () -> office.take(mapping, calculated));
            assertTrue(mapping, refused.problem().detail().contains("must hold a value and no formula"));
        }
    }

    @Test
    public void extractsOfSitsAreTheSameAsWorkbooks() throws IOException {
        Office texts = office();
        Office books = office();
        for (Office one : List.of(texts, books)) {
            one.fill();
        }
        for (String extract : Sits.ORDER) {
            String csv = Sits.csv(extract);
            byte[] book = workbook(csv, (column, cell) -> sitsValue(cell));
            ImportReport in = Sits.take(texts, extract);
            ImportReport other = books.take(Sits.mapping(extract), book);
            assertEquals(
                    extract + books.bench.refusals(books.caller, other),
                    List.of(in.created(), in.changed(), in.unchanged(), in.refused()),
                    List.of(other.created(), other.changed(), other.unchanged(), other.refused()));
        }
        assertEquals(Sits.made(texts), Sits.made(books));
    }

    /** A workbook behind a hidden sheet, with rows and columns at its end that hold styles and blanks alone. */
    private static byte[] workbook(String csv, BiFunction<String, String, String> cells) {
        Header header = header(csv);
        StringBuilder rows = new StringBuilder();
        List<String> names =
                new ArrayList<>(header.names().stream().map(Workbooks::text).toList());
        names.add("<c s=\"1\"/>");
        rows.append(Workbooks.row(names)).append("<row/>");
        for (CsvRow row : CsvRows.of(1, csv.substring(csv.indexOf('\n') + 1), header.size())) {
            List<String> made = new ArrayList<>();
            for (String name : header.names()) {
                String cell = header.cell(row, name);
                made.add(cell.isEmpty() ? "<c s=\"3\"/>" : cells.apply(name, cell));
            }
            made.add(Workbooks.text("  "));
            rows.append(Workbooks.row(made));
        }
        rows.append("<row><c s=\"2\"/><c t=\"inlineStr\"><is><t> </t></is></c></row><row/>");
        return Workbooks.behindAHidden(
                Workbooks.row(List.of(Workbooks.text("number"), Workbooks.formula("7"))), rows.toString());
    }

    private static Header header(String csv) {
        return new Header(csv.lines().findFirst().orElseThrow());
    }

    private static String last(String csv) {
        List<String> names = header(csv).names();
        List<CsvRow> rows = CsvRows.of(1, csv.substring(csv.indexOf('\n') + 1), names.size());
        return names.stream()
                .filter(name -> rows.stream()
                        .anyMatch(row -> !header(csv).cell(row, name).isEmpty()))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static String value(Type type, String cell) {
        return switch (type) {
            case WHOLE -> Workbooks.number(cell);
            case DECIMAL -> Workbooks.number(binary(new BigDecimal(cell)));
            case FLAG -> "<c t=\"b\"><v>" + ("true".equals(cell) ? 1 : 0) + "</v></c>";
            case DATE -> Workbooks.day(LocalDate.parse(cell));
            case DATE_TIME -> Workbooks.moment(LocalDateTime.parse(cell));
            default -> Workbooks.text(cell);
        };
    }

    /** The number with the traces that its binary form leaves behind the digits shown: 65.550000000000004. */
    private static String binary(BigDecimal number) {
        return number.scale() <= 0
                ? number.toPlainString()
                : number.add(BigDecimal.valueOf(4, 17 - number.precision() + number.scale()))
                        .toPlainString();
    }

    private static String sitsValue(String cell) {
        return cell.matches("\\d{2}/[A-Za-z]{3}/\\d{4}")
                ? Workbooks.day(LocalDate.parse(cell, SITS_DAY))
                : cell.matches("0\\d{5}")
                        ? "<c s=\"1\"><v>" + Integer.parseInt(cell) + "</v></c>"
                        : cell.matches("[1-9]\\d*(\\.\\d+)?") ? Workbooks.number(cell) : Workbooks.text(cell);
    }
}
