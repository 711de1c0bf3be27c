package org.matricula.exchange.provider.basis;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.provider.csv.CsvWriter;
import org.matricula.exchange.provider.csv.TableWriter;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.exchange.provider.mapping.Outlet;
import org.matricula.exchange.provider.origin.Source;
import org.matricula.exchange.provider.sheet.XlsxWriter;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;

/** Writes the records of a source as a table. */
public final class Tables {

    private Tables() {}

    /** Sees each record that is written. */
    @FunctionalInterface
    public interface Witness {

        /** A record and its cells as a line of CSV. */
        void see(Values record);
    }

    /** Writes to a file and tells how many rows there are. */
    public static long write(
            Path file,
            FileFormat format,
            Outlet outlet,
            Source source,
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            String purpose,
            Witness witness) {
        long[] rows = {0};
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                TableWriter table = writer(out, format, outlet.columns(), outlet.types())) {
            source.read(caller, institution, session, purpose, record -> {
                try {
                    table.row(outlet.cells(record));
                    witness.see(record);
                    rows[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows[0];
    }

    /** Writes a table of these columns. */
    public static TableWriter writer(OutputStream out, FileFormat format, List<String> columns, List<Type> types)
            throws IOException {
        return format == FileFormat.CSV
                ? new CsvWriter(out, columns)
                : new XlsxWriter(out, columns, types, Upload.MOST_SHEET_ROWS);
    }
}
