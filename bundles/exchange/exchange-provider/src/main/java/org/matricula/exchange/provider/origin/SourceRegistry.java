package org.matricula.exchange.provider.origin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The sources of the domains that are here now. */
@Component(service = SourceRegistry.class)
public final class SourceRegistry {

    private static final int RETRY_SECONDS = 10;

    private final List<SourceSet> domains = new CopyOnWriteArrayList<>();

    /** A domain came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDomain(SourceSet domain) {
        domains.add(domain);
    }

    /** A domain went. */
    public void removeDomain(SourceSet domain) {
        domains.remove(domain);
    }

    /**
     * The source of a target.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when its records are imported only, 503 when its domain is
     *     not here
     */
    public Source require(Target target) {
        if (target.importOnly()) {
            throw Problem.invalid("target", target.label(), "can only be imported; export 'marks'")
                    .exception();
        }
        return domains.stream()
                .flatMap(domain -> domain.sources().stream())
                .filter(source -> source.target() == target)
                .findFirst()
                .orElseThrow(() -> Problem.unavailable(
                                "The domain '" + target.domain() + "' is not available, so there are no "
                                        + target.label() + " to export.",
                                RETRY_SECONDS)
                        .exception());
    }
}
