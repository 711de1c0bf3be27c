package org.matricula.exchange.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.provider.mapping.MappingDefinition;
import org.matricula.exchange.provider.mapping.MappingFolder;
import org.matricula.exchange.provider.mapping.Outlet;
import org.matricula.exchange.provider.origin.Source;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes files that leave, and writes down who took them. */
@Component(service = Exports.class, configurationPid = "org.matricula.exchange")
public final class ExportService implements Exports {

    private static final int LONGEST_PURPOSE = 200;

    private final SourceRegistry sources;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final MappingFolder mappings;

    /**
     * Wires the service.
     *
     * @param settings {@code mappings}: the folder of the mapping files, default {@code ${karaf.etc}/mappings}
     */
    @Activate
    public ExportService(
            @Reference SourceRegistry sources,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            Map<String, Object> settings) {
        this.sources = sources;
        this.transactions = transactions;
        this.audit = audit;
        this.mappings = new MappingFolder(ImportService.folder(settings));
    }

    @Override
    public ExportedFile export(
            Caller caller,
            InstitutionCode institution,
            String mapping,
            AcademicSession session,
            String purpose,
            FileFormat format) {
        caller.require(RUN);
        caller.scope().require(institution);
        MappingDefinition definition = MappingFolder.definition(mapping, mappings.text(mapping));
        Source source = sources.require(definition.target());
        source.privileges().forEach(caller::require);
        if (session != null && !definition.target().bySession()) {
            throw Problem.invalid(
                            "session",
                            session,
                            "must be left out: " + definition.target().label() + " have no session")
                    .exception();
        }
        if (purpose != null) {
            new Faults().text("purpose", purpose, LONGEST_PURPOSE).refuse();
        }
        Outlet outlet = definition.outlet();
        Path file = temporary("matricula-export");
        try {
            long rows = Tables.write(file, format, outlet, source, caller, institution, session, purpose, record -> {});
            String digest = digest(file);
            String what = "%s%s: %d rows, SHA-256 %s%s"
                    .formatted(
                            mapping,
                            session == null ? "" : " of " + session,
                            rows,
                            digest,
                            purpose == null ? "" : ", for " + purpose);
            transactions.required(() -> {
                audit.record(
                        caller,
                        new AuditEntry(institution, "exchange.export", "mapping/" + mapping, what, null, digest));
                return null;
            });
            String name = "%s-%s%s.%s"
                    .formatted(
                            institution,
                            mapping,
                            session == null ? "" : "-" + session.toString().replace('/', '-'),
                            format.ending());
            return new ExportedFile(name, format.mediaType(), rows, Files.size(file), digest, content(file));
        } catch (IOException e) {
            Upload.delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Upload.delete(file);
            throw e;
        }
    }

    static Path temporary(String name) {
        try {
            return Files.createTempFile(name, ".tmp");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file that is gone once they have been read. */
    static InputStream content(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    static String digest(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
