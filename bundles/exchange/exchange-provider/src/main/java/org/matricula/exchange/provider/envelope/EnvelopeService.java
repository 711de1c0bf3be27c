package org.matricula.exchange.provider.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.exchange.api.Envelope;
import org.matricula.exchange.api.EnvelopeId;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.EnvelopeReturnId;
import org.matricula.exchange.api.Envelopes;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.Receipt;
import org.matricula.exchange.provider.basis.Leaving;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.csv.CsvWriter;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.intake.SinkRegistry;
import org.matricula.exchange.provider.origin.SourceRegistry;
import org.matricula.exchange.provider.store.EnvelopeStore;
import org.matricula.exchange.provider.zip.Archive;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends envelopes out and takes them back. */
@Component(service = Envelopes.class, configurationPid = "org.matricula.exchange")
public final class EnvelopeService implements Envelopes {

    private static final String ZIP = "application/zip";

    private final EnvelopeStore envelopes;
    private final EnvelopePack pack;
    private final SourceRegistry sources;
    private final SinkRegistry sinks;
    private final SigningKeys keys;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final Clock clock;
    private final long largest;

    /**
     * Wires the service.
     *
     * @param settings {@code maximumBytes}: the size of the largest file, default 64 MB
     */
    @Activate
    public EnvelopeService(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference SourceRegistry sources,
            @Reference SinkRegistry sinks,
            @Reference SigningKeys keys,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference Jobs jobs,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            Map<String, Object> settings) {
        this.envelopes = new EnvelopeStore(dataSource);
        this.largest = Upload.largest(settings);
        this.pack = new EnvelopePack(sources, keys, largest);
        this.sources = sources;
        this.sinks = sinks;
        this.keys = keys;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Envelope build(Caller caller, InstitutionCode institution, FileFormat format) {
        caller.require(RUN);
        caller.scope().require(institution);
        requireReading(caller);
        return transactions.required(() -> {
            EnvelopeId id = new EnvelopeId(identifiers.next());
            // whoever may see more has an envelope of this institution's records all the same
            Caller narrow = new Caller(caller.name(), caller.privileges(), Scope.of(List.of(institution)));
            JobId job =
                    jobs.submit(narrow, institution, EnvelopeBuild.KIND, Map.of(EnvelopeBuild.ENVELOPE, id.toString()));
            Envelope envelope = new Envelope(id, institution, format, job, null, 0, 0, caller.name(), clock.instant());
            envelopes.add(caller.scope(), envelope);
            audit.record(caller, AuditEntry.created(institution, "exchange.envelope", "envelope/" + id, envelope));
            return envelope;
        });
    }

    @Override
    public Envelope get(Caller caller, EnvelopeId id) {
        caller.require(RUN);
        return envelopes.envelope(caller.scope(), id).orElseThrow(() -> Problem.notFound("envelope", id)
                .exception());
    }

    @Override
    public Page<Envelope> list(Caller caller, PageRequest page) {
        caller.require(RUN);
        return envelopes.list(caller.scope(), page);
    }

    @Override
    public ExportedFile download(Caller caller, EnvelopeId id) {
        caller.require(RUN);
        requireReading(caller);
        Envelope envelope = built(caller, id);
        byte[] bytes = envelopes.bytes(caller.scope(), id);
        transactions.required(() -> {
            audit.record(
                    caller,
                    new AuditEntry(
                            envelope.institution(),
                            "exchange.download-envelope",
                            "envelope/" + id,
                            envelope.rows() + " rows, SHA-256 " + envelope.digest(),
                            null,
                            envelope.digest()));
            return null;
        });
        String name = "envelope-%s-%s.zip".formatted(envelope.institution(), id);
        return new ExportedFile(
                name, ZIP, envelope.rows(), bytes.length, envelope.digest(), new ByteArrayInputStream(bytes));
    }

    @Override
    public String publicKey(Caller caller) {
        caller.require(RUN);
        return keys.current().pem();
    }

    @Override
    public EnvelopeReturn giveBack(Caller caller, EnvelopeId id, InputStream file) {
        caller.require(RUN);
        requireReading(caller);
        Envelope envelope = built(caller, id);
        Path came = bounded(file);
        try {
            byte[] bytes = Files.readAllBytes(came);
            check(caller, envelope, came);
            return transactions.required(() -> {
                EnvelopeReturnId given = new EnvelopeReturnId(identifiers.next());
                Caller narrow =
                        new Caller(caller.name(), caller.privileges(), Scope.of(List.of(envelope.institution())));
                JobId job = jobs.submit(
                        narrow,
                        envelope.institution(),
                        EnvelopeMerge.KIND,
                        Map.of(EnvelopeMerge.RETURN, given.toString()));
                EnvelopeReturn returned = new EnvelopeReturn(
                        given,
                        id,
                        envelope.institution(),
                        job,
                        Digests.of(bytes),
                        0,
                        0,
                        0,
                        0,
                        caller.name(),
                        clock.instant());
                envelopes.add(caller.scope(), returned);
                envelopes.keep(caller.scope(), given, envelope.institution(), bytes);
                audit.record(
                        caller,
                        AuditEntry.created(
                                envelope.institution(), "exchange.return-envelope", "envelope/" + id, returned));
                return returned;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Upload.delete(came);
        }
    }

    @Override
    public EnvelopeReturn returned(Caller caller, EnvelopeReturnId id) {
        caller.require(RUN);
        return envelopes.returned(caller.scope(), id).orElseThrow(() -> Problem.notFound("return", id)
                .exception());
    }

    @Override
    public Page<Receipt> receipts(Caller caller, EnvelopeReturnId id, PageRequest page) {
        caller.require(RUN);
        returned(caller, id);
        return envelopes.receipts(caller.scope(), id, page);
    }

    @Override
    public ExportedFile receiptFile(Caller caller, EnvelopeReturnId id) {
        caller.require(RUN);
        EnvelopeReturn returned = returned(caller, id);
        if (!jobs.get(caller.acting(caller.scope(), Jobs.READ), returned.job()).ended()) {
            throw Problem.conflict(
                            "job", returned.job(), "is still merging the return; its receipts come when it is done")
                    .exception();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> columns = List.of("entity", "row", "key", "outcome", "detail", "base", "theirs", "ours");
        try (CsvWriter csv = new CsvWriter(bytes, columns)) {
            String after = null;
            do {
                Page<Receipt> page =
                        envelopes.receipts(caller.scope(), id, new PageRequest(after, PageRequest.MAX_LIMIT));
                for (Receipt receipt : page.items()) {
                    csv.row(Arrays.asList(
                            receipt.entity(),
                            receipt.row(),
                            receipt.key(),
                            receipt.outcome(),
                            receipt.detail(),
                            receipt.base(),
                            receipt.theirs(),
                            receipt.ours()));
                }
                after = page.next();
            } while (after != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] text = bytes.toByteArray();
        return new ExportedFile(
                "receipt-" + returned.institution() + "-" + id + ".csv",
                FileFormat.CSV.mediaType(),
                returned.rows(),
                text.length,
                Digests.of(text),
                new ByteArrayInputStream(text));
    }

    @Override
    public String verify(Caller caller, InputStream file) {
        caller.require(RUN);
        Path came = bounded(file);
        try (Archive archive = pack.open(came)) {
            return pack.verified(archive);
        } finally {
            Upload.delete(came);
        }
    }

    private Envelope built(Caller caller, EnvelopeId id) {
        Envelope envelope = get(caller, id);
        if (!envelope.built()) {
            throw Problem.conflict("envelope", id, "is not built yet; see job " + envelope.job())
                    .exception();
        }
        return envelope;
    }

    private void requireReading(Caller caller) {
        EnvelopePack.TARGETS.forEach(
                target -> sources.require(target).privileges().forEach(caller::require));
    }

    /** Refuses what is not this envelope, before anything of it is kept. */
    private void check(Caller caller, Envelope envelope, Path came) {
        Path sent = EnvelopeMerge.file(envelopes.bytes(caller.scope(), envelope.id()));
        try (Archive theirs = pack.open(came);
                Archive ours = pack.open(sent)) {
            same(envelope, Manifest.NAME, theirs, ours);
            if (theirs.names().contains(Manifest.SIGNATURE)) {
                same(envelope, Manifest.SIGNATURE, theirs, ours);
            }
            Set<String> tables = new HashSet<>();
            List<Fault> faults = new ArrayList<>();
            for (String name : theirs.names()) {
                if (name.equals(Manifest.NAME) || name.equals(Manifest.SIGNATURE)) {
                    continue;
                }
                Target target = EnvelopePack.TARGETS.stream()
                        .filter(one -> name.equals(one.label() + ".csv") || name.equals(one.label() + ".xlsx"))
                        .findFirst()
                        .orElse(null);
                if (target == null || !tables.add(target.label())) {
                    faults.add(new Fault(name, null, "must be a table of the envelope, and there once"));
                } else {
                    if (!PartnerRule.of(target).editable().isEmpty()) {
                        caller.require(sinks.require(target).privilege());
                    }
                    faults.addAll(pack.misfits(target, theirs, ours));
                }
            }
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults).exception();
            }
        } finally {
            Upload.delete(sent);
        }
    }

    private static void same(Envelope envelope, String part, Archive theirs, Archive ours) {
        if (!theirs.names().contains(part) || !Arrays.equals(theirs.bytes(part), ours.bytes(part))) {
            throw Problem.invalid(part, null, "must be that of envelope " + envelope.id() + ", unchanged")
                    .exception();
        }
    }

    private Path bounded(InputStream in) {
        Path file = Leaving.temporary("matricula-return");
        try {
            Upload.copy(in, file, largest);
            return file;
        } catch (IOException e) {
            Upload.delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Upload.delete(file);
            throw e;
        }
    }
}
