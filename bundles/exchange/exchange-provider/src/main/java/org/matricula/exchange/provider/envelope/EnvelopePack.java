package org.matricula.exchange.provider.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.exchange.api.Envelope;
import org.matricula.exchange.provider.basis.Leaving;
import org.matricula.exchange.provider.basis.Tables;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.CsvWriter;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.mapping.Mapped;
import org.matricula.exchange.provider.mapping.MappingDefinition;
import org.matricula.exchange.provider.mapping.Outlet;
import org.matricula.exchange.provider.origin.SourceRegistry;
import org.matricula.exchange.provider.zip.Archive;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.rest.Json;

/** Puts envelopes together and reads them. */
final class EnvelopePack {

    /** What goes into an envelope, in the order in which a return is merged. */
    static final List<Target> TARGETS = List.of(
            Target.PROGRAMMES,
            Target.MODULES,
            Target.OCCURRENCES,
            Target.PATTERNS,
            Target.STUDENTS,
            Target.PROGRAMME_REGISTRATIONS,
            Target.MODULE_REGISTRATIONS,
            Target.PRIOR_LEARNING,
            Target.MARKS);

    private static final int VERSION = 32;

    private final SourceRegistry sources;
    private final SigningKeys keys;
    private final long largest;

    EnvelopePack(SourceRegistry sources, SigningKeys keys, long largest) {
        this.sources = sources;
        this.keys = keys;
        this.largest = largest;
    }

    /** An envelope that is put together. */
    record Packed(byte[] bytes, long rows) {}

    /** Puts the records of an envelope's institution together. */
    Packed pack(Caller caller, Envelope envelope, String created) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        List<Manifest.Table> tables = new ArrayList<>();
        long size = 0;
        for (Target target : TARGETS) {
            Manifest.Table table = table(caller, envelope, target, parts);
            tables.add(table);
            size += parts.get(table.file()).length;
            if (size > largest) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "An envelope may hold at most " + largest + " bytes.")
                        .exception();
            }
        }
        Manifest manifest = new Manifest(
                Manifest.FORM,
                envelope.id().toString(),
                envelope.institution().value(),
                created,
                envelope.createdBy(),
                tables);
        try {
            byte[] text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                add(zip, Manifest.NAME, text);
                add(zip, Manifest.SIGNATURE, keys.sign(text).signature());
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    add(zip, part.getKey(), part.getValue());
                }
            }
            return new Packed(
                    bytes.toByteArray(),
                    tables.stream().mapToLong(Manifest.Table::rows).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest.Table table(Caller caller, Envelope envelope, Target target, Map<String, byte[]> parts) {
        Outlet outlet = MappingDefinition.plain(target).outlet();
        String name = target.label() + "." + envelope.format().ending();
        List<String> versions = new ArrayList<>();
        Path file = Leaving.temporary("matricula-envelope");
        try {
            long rows = Tables.write(
                    file,
                    envelope.format(),
                    outlet,
                    sources.require(target),
                    caller,
                    envelope.institution(),
                    null,
                    null,
                    record -> versions.add(
                            Digests.of(CsvWriter.line(outlet.cells(record))).substring(0, VERSION)));
            if (rows > Upload.MOST_SHEET_ROWS) {
                throw Problem.of(
                                Problem.Kind.TOO_LARGE,
                                "A table of an envelope may have at most " + Upload.MOST_SHEET_ROWS + " rows.")
                        .exception();
            }
            byte[] bytes = Files.readAllBytes(file);
            parts.put(name, bytes);
            return new Manifest.Table(target.label(), name, rows, Digests.of(bytes), versions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Upload.delete(file);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** The manifest in a file. */
    static Manifest manifest(byte[] text) {
        try {
            return Json.mapper().readValue(text, Manifest.class);
        } catch (JsonProcessingException e) {
            throw Problem.invalid(Manifest.NAME, null, "must be the manifest of an envelope")
                    .exception();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a ZIP file within the limits of envelopes. */
    Archive open(Path file) {
        return Archive.of(file, 4 * largest);
    }

    /** Checks signature and tables; tells what was found. */
    String verified(Archive archive) {
        byte[] text = archive.bytes(Manifest.NAME);
        if (!keys.signed(text, archive.bytes(Manifest.SIGNATURE))) {
            throw Problem.invalid(Manifest.SIGNATURE, null, "must be this platform's signature of the manifest")
                    .exception();
        }
        Manifest manifest = manifest(text);
        List<Fault> faults = new ArrayList<>();
        for (Manifest.Table table : manifest.tables()) {
            if (!archive.names().contains(table.file())) {
                faults.add(new Fault(table.file(), null, "must be there"));
            } else if (!Digests.of(archive.bytes(table.file())).equals(table.sha256())) {
                faults.add(new Fault(table.file(), null, "must be as it was signed"));
            }
        }
        for (String name : archive.names()) {
            if (!List.of(Manifest.NAME, Manifest.SIGNATURE).contains(name)
                    && manifest.tables().stream()
                            .noneMatch(table -> table.file().equals(name))) {
                faults.add(new Fault(name, null, "is not in the manifest"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults).exception();
        }
        long rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
        return "Envelope %s of '%s', built %s by %s: the signature is this platform's; %d tables with %d rows are as signed."
                .formatted(
                        manifest.envelope(),
                        manifest.institution(),
                        manifest.created(),
                        manifest.createdBy(),
                        manifest.tables().size(),
                        rows);
    }

    /** The file of a table; null when it is not there. */
    static String part(Archive archive, Target target) {
        return Stream.of(".csv", ".xlsx")
                .map(ending -> target.label() + ending)
                .filter(archive.names()::contains)
                .findFirst()
                .orElse(null);
    }

    /**
     * In which columns a table differs from the one that was sent.
     *
     * @throws org.matricula.kernel.api.ProblemException naming the table, when it cannot be read
     */
    List<Fault> misfits(Target target, Archive theirs, Archive ours) {
        String name = part(theirs, target);
        try (Upload left = upload(ours, part(ours, target));
                Upload came = upload(theirs, name)) {
            List<Fault> faults = new ArrayList<>();
            left.header()
                    .without(came.header().names())
                    .forEach(column ->
                            faults.add(new Fault(name, null, "must have the column '" + column + "' as when it left")));
            came.header()
                    .without(left.header().names())
                    .forEach(column -> faults.add(new Fault(name, column, "is no column with which it left")));
            if (faults.isEmpty()) {
                rows(target, came);
            }
            return faults;
        } catch (ProblemException e) {
            Problem why = e.problem();
            throw new Problem(why.kind(), name + ": " + why.detail(), why.faults(), why.retryAfterSeconds())
                    .exception();
        }
    }

    /** The rows of a table in the plain format, CSV or XLSX; null when it is not there. */
    List<Mapped> rows(Archive archive, Target target) {
        String name = part(archive, target);
        if (name == null) {
            return null;
        }
        try (Upload upload = upload(archive, name)) {
            return rows(target, upload);
        }
    }

    private Upload upload(Archive archive, String name) {
        try (InputStream in = archive.open(name)) {
            return Upload.of(in, largest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mapped> rows(Target target, Upload upload) {
        if (upload.rows() > Upload.MOST_SHEET_ROWS) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "A table of an envelope may have at most " + Upload.MOST_SHEET_ROWS + " rows.")
                    .exception();
        }
        List<CsvRow> rows = new ArrayList<>();
        upload.pieces(pieces -> pieces.stream()
                .filter(piece -> piece.firstRow() > 0)
                .forEach(piece -> rows.addAll(CsvRows.of(
                        piece.firstRow(), piece.content(), upload.header().size()))));
        return MappingDefinition.plain(target).map(upload.header(), rows);
    }
}
