package org.matricula.exchange.provider;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.exchange.api.ImportId;
import org.matricula.exchange.api.ImportRefusal;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Imports;
import org.matricula.exchange.api.Mapping;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.destination.Sink;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.intake.ImportJob;
import org.matricula.exchange.provider.intake.SinkRegistry;
import org.matricula.exchange.provider.mapping.MappingDefinition;
import org.matricula.exchange.provider.mapping.MappingFolder;
import org.matricula.exchange.provider.store.FileStore;
import org.matricula.exchange.provider.store.ImportStore;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes files in and hands them to the job. */
@Component(service = Imports.class, configurationPid = "org.matricula.exchange")
public final class ImportService implements Imports {

    private static final int MOST_PATTERN_ROWS = 100_000;
    private static final int LONGEST_FILE_NAME = 200;

    private final ImportStore imports;
    private final FileStore files;
    private final SinkRegistry sinks;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final Clock clock;
    private final MappingFolder mappings;
    private final long largest;

    /**
     * Wires the service.
     *
     * @param settings {@code mappings}: the folder of the mapping files, default {@code ${karaf.etc}/mappings};
     *     {@code maximumBytes}: the size of the largest file, default 64 MB
     */
    @Activate
    public ImportService(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference SinkRegistry sinks,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference Jobs jobs,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            Map<String, Object> settings) {
        this.imports = new ImportStore(dataSource);
        this.files = new FileStore(dataSource);
        this.sinks = sinks;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.mappings = MappingFolder.of(settings);
        this.largest = Upload.largest(settings);
    }

    @Override
    public List<Mapping> mappings(Caller caller) {
        caller.require(RUN);
        return mappings.list();
    }

    @Override
    public ImportReport start(
            Caller caller,
            InstitutionCode institution,
            String mapping,
            String fileName,
            InputStream csv,
            boolean dryRun) {
        caller.require(RUN);
        caller.scope().require(institution);
        checkFileName(fileName);
        String mappingText = mappings.text(mapping);
        MappingDefinition definition = MappingFolder.definition(mapping, mappingText);
        requireWrite(caller, definition.target());
        try (Upload upload = Upload.of(csv, largest)) {
            upload.header().require(definition.columns());
            if (definition.target().wholeFile() && upload.rows() > MOST_PATTERN_ROWS) {
                throw Problem.of(
                                Problem.Kind.TOO_LARGE,
                                "A file of " + definition.target().label() + " may have at most " + MOST_PATTERN_ROWS
                                        + " rows, this one has " + upload.rows() + ".")
                        .exception();
            }
            return transactions.required(() -> {
                ImportId id = new ImportId(identifiers.next());
                JobId job = jobs.submit(
                        caller,
                        institution,
                        ImportJob.kind(definition.target()),
                        Map.of(ImportJob.IMPORT, id.toString()));
                ImportReport report = new ImportReport(
                        id,
                        institution,
                        mapping,
                        fileName,
                        upload.digest(),
                        dryRun,
                        job,
                        0,
                        0,
                        0,
                        0,
                        0,
                        caller.name(),
                        clock.instant(),
                        upload.header().without(definition.known()));
                imports.add(caller.scope(), report, definition.target().label(), mappingText, upload.rows());
                upload.pieces(pieces -> files.add(caller.scope(), id, institution, pieces));
                audit.record(caller, AuditEntry.created(institution, "exchange.import", "import/" + id, report));
                return report;
            });
        }
    }

    @Override
    public ImportReport report(Caller caller, ImportId id) {
        caller.require(RUN);
        return imports.report(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("import", id).exception());
    }

    @Override
    public Page<ImportReport> list(Caller caller, PageRequest page) {
        caller.require(RUN);
        return imports.list(caller.scope(), page);
    }

    @Override
    public Page<ImportRefusal> refusals(Caller caller, ImportId id, PageRequest page) {
        caller.require(RUN);
        ImportReport report = report(caller, id);
        Target target = MappingFolder.definition(report.mapping(), imports.mappingText(id))
                .target();
        // what a row said is told to nobody who could not have brought it
        caller.require(sinks.require(target).privilege());
        return imports.refusals(caller.scope(), id, page);
    }

    private void requireWrite(Caller caller, Target target) {
        Sink sink = sinks.require(target);
        caller.require(sink.privilege());
        if (sink.reading() != null) {
            caller.require(sink.reading());
        }
        if (target.platformWide() && !caller.scope().isAll()) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "The " + target.label()
                                    + " belong to the platform; this needs a scope of all institutions.")
                    .exception();
        }
    }

    private static void checkFileName(String fileName) {
        if (fileName == null || fileName.isBlank() || fileName.length() > LONGEST_FILE_NAME) {
            throw Problem.invalid("fileName", fileName, "must have 1 to " + LONGEST_FILE_NAME + " characters")
                    .exception();
        }
    }
}
