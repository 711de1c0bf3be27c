package org.matricula.exchange.provider.envelope;

import java.util.Map;
import javax.sql.DataSource;
import org.matricula.exchange.api.Envelope;
import org.matricula.exchange.api.EnvelopeId;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.origin.SourceRegistry;
import org.matricula.exchange.provider.store.EnvelopeStore;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.signing.SigningKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Builds envelopes. It is one step: an envelope shows the records of one moment, or is not there. */
@Component(service = JobHandler.class, configurationPid = "org.matricula.exchange")
public final class EnvelopeBuild implements JobHandler {

    static final String KIND = "exchange.envelope";
    static final String ENVELOPE = "envelope";

    private final EnvelopeStore envelopes;
    private final EnvelopePack pack;
    private final AuditTrail audit;

    /** Wires the handler. */
    @Activate
    public EnvelopeBuild(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference SourceRegistry sources,
            @Reference SigningKeys keys,
            @Reference AuditTrail audit,
            Map<String, Object> settings) {
        this.envelopes = new EnvelopeStore(dataSource);
        this.pack = new EnvelopePack(sources, keys, Upload.largest(settings));
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        EnvelopeId id = EnvelopeId.valueOf(job.parameters().get(ENVELOPE));
        Caller caller = job.startedBy();
        Envelope envelope = envelopes.envelope(caller.scope(), id).orElseThrow(() -> Problem.notFound("envelope", id)
                .exception());
        EnvelopePack.Packed packed =
                pack.pack(caller, envelope, envelope.createdAt().toString());
        String digest = Digests.of(packed.bytes());
        envelopes.keep(caller.scope(), id, envelope.institution(), packed.bytes());
        envelopes.built(caller.scope(), id, digest, packed.bytes().length, packed.rows());
        String what = packed.rows() + " rows, SHA-256 " + digest;
        audit.record(
                caller,
                new AuditEntry(
                        envelope.institution(), "exchange.build-envelope", "envelope/" + id, what, null, digest));
        return new JobProgress(packed.rows(), packed.rows(), null, what);
    }
}
