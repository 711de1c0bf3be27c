package org.matricula.exchange.provider.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads records as RFC 4180 has them: commas, double quotes, doubled quotes within. */
public final class CsvRows {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private CsvRows() {}

    /**
     * Reads a piece of a file. Rows that cannot be read, or do not have a cell for every column, carry their fault.
     *
     * @param firstRow the number of the first row
     * @param content whole records, one behind the other
     * @param columns how many cells a row must have
     */
    public static List<CsvRow> of(long firstRow, String content, int columns) {
        List<String> records = records(content);
        List<CSVRecord> parsed = together(content);
        boolean inStep = parsed != null && parsed.size() == records.size();
        List<CsvRow> rows = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            long number = firstRow + i;
            String record = records.get(i);
            CsvRow row = inStep ? new CsvRow(number, record, cells(parsed.get(i)), null) : row(number, record);
            rows.add(fitting(row, columns));
        }
        return rows;
    }

    static CsvRow row(long number, String record) {
        try (CSVParser parser = CSVParser.parse(record, FORMAT)) {
            List<CSVRecord> parsed = parser.getRecords();
            if (parsed.size() != 1) {
                return new CsvRow(number, record, null, "it is not one row");
            }
            return new CsvRow(number, record, cells(parsed.get(0)), null);
        } catch (IOException | UncheckedIOException e) {
            return new CsvRow(number, record, null, "text stands behind a closing quote");
        }
    }

    private static CsvRow fitting(CsvRow row, int columns) {
        if (row.fault() != null || row.cells().size() == columns) {
            return row;
        }
        String fault = "the row has " + row.cells().size() + " cells, the header has " + columns;
        return new CsvRow(row.number(), row.text(), null, fault);
    }

    private static List<String> records(String content) {
        try {
            RecordReader reader = new RecordReader(new StringReader(content));
            List<String> records = new ArrayList<>();
            for (String record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> together(String content) {
        try (CSVParser parser = CSVParser.parse(content, FORMAT)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException e) {
            // one broken record spoils the piece: they are read one by one
            return null;
        }
    }

    private static List<String> cells(CSVRecord record) {
        List<String> cells = new ArrayList<>(record.size());
        for (String cell : record) {
            cells.add(Formulas.unprotect(cell.strip()));
        }
        return cells;
    }
}
