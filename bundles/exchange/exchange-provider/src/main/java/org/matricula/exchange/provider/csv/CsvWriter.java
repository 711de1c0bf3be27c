package org.matricula.exchange.provider.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.matricula.exchange.provider.destination.Type;

/** Writes CSV: UTF-8, commas, double quotes, CR LF, texts that spreadsheets would calculate made harmless. */
public final class CsvWriter implements TableWriter {

    private final Writer out;

    /** Writes to a stream and begins with the names of the columns. */
    public CsvWriter(OutputStream stream, List<String> columns) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        row(columns);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        out.write(line(cells));
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** A row without its line end. */
    public static String line(List<?> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            Object cell = cells.get(i);
            if (cell != null) {
                append(line, cell instanceof String text ? Formulas.protect(text) : Type.write(cell));
            }
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String cell) {
        boolean quoted = false;
        for (int i = 0; i < cell.length() && !quoted; i++) {
            char c = cell.charAt(i);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (quoted) {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            line.append(cell);
        }
    }
}
