package org.matricula.exchange.provider.intake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.matricula.exchange.provider.destination.Sink;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The sinks of the domains that are here now. */
@Component(service = SinkRegistry.class)
public final class SinkRegistry {

    private static final int RETRY_SECONDS = 10;

    private final List<ImportJob> jobs = new CopyOnWriteArrayList<>();

    /** A domain came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDomain(ImportJob job) {
        jobs.add(job);
    }

    /** A domain went. */
    public void removeDomain(ImportJob job) {
        jobs.remove(job);
    }

    /**
     * The sink of a target.
     *
     * @throws org.matricula.kernel.api.ProblemException 503 when its domain is not here
     */
    public Sink require(Target target) {
        if (target.exportOnly()) {
            throw Problem.invalid("target", target.label(), "can only be exported: boards make them")
                    .exception();
        }
        return jobs.stream()
                .flatMap(job -> job.sink(target).stream())
                .findFirst()
                .orElseThrow(() -> Problem.unavailable(
                                "The domain '" + target.domain() + "' is not available, so nothing can become "
                                        + target.label() + ".",
                                RETRY_SECONDS)
                        .exception());
    }
}
