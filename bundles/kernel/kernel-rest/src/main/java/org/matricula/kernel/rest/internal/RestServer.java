package org.matricula.kernel.rest.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.apache.cxf.resource.ResourceManager;
import org.apache.cxf.resource.ResourceResolver;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.rest.Destinations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The one permanent JAX-RS server, at {@code /api/v1}. Domains come and go below it without the server being touched;
 * it is up before the database is, so that whoever asks gets a problem and not a refused connection.
 */
@Component(service = RestServer.class, immediate = true, configurationPid = "org.matricula.rest")
public final class RestServer {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Mounts mounts;
    private final Server server;
    private final ResourceManager resources = BusFactory.getDefaultBus().getExtension(ResourceManager.class);
    private final ResourceResolver loader = new ThreadLoader();
    private volatile Authenticator authenticator;
    private volatile Idempotency idempotency;

    /**
     * Starts the server.
     *
     * @param settings {@code maxBodyBytes} (JSON) and {@code maxFileBytes} (CSV, and JSON line by line), see the shipped configuration file
     */
    @Activate
    public RestServer(
            @Reference Mounts mounts,
            @Reference Absences absences,
            @Reference ApiDescription description,
            @Reference DestinationRegistry destinations,
            Map<String, Object> settings) {
        this.mounts = mounts;
        JsonBodies bodies = new JsonBodies();
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(BusFactory.getDefaultBus());
        factory.setAddress("/v1");
        factory.setDestinationFactory(new Destinations(destinations));
        factory.setResourceClasses(Root.class);
        factory.setResourceProvider(Root.class, new SingletonResourceProvider(new Root(absences, description)));
        factory.setResourceComparator(new LiteralsFirst());
        factory.getProperties(true).put(LiteralsFirst.KEEP_SUBRESOURCES, true);
        factory.getOutInterceptors().add(new ResponseDate(Clock.systemUTC()));
        factory.setInvoker(new LeasingInvoker(mounts, this::idempotency));
        factory.setProviders(List.of(
                bodies,
                new RequestGate(this::authenticator, BodyLimits.from(settings)),
                new CallerContext(),
                new ValueParameters(),
                new ProblemMapper(absences),
                new ProblemMapper.OfWebApplication(absences)));
        this.server = factory.create();
        // a request is what it says: no other method or media type by a header or by the query
        ((ServerProviderFactory) server.getEndpoint().get(ServerProviderFactory.class.getName()))
                .setRequestPreprocessor(null);
        resources.addResourceResolver(loader);
        mounts.afterUnmount(new ClassMemory(server, bodies)::forget);
    }

    /** Stops the server. */
    @Deactivate
    public void deactivate() {
        mounts.afterUnmount(() -> {});
        resources.removeResourceResolver(loader);
        server.stop();
        server.destroy();
    }

    /** Callers can be signed in from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setAuthenticator(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Nobody can be signed in any more. */
    public void unsetAuthenticator(Authenticator gone) {
        if (authenticator == gone) {
            authenticator = null;
        }
    }

    /** Idempotency keys can be remembered from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setIdempotency(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** Idempotency keys cannot be remembered any more. */
    public void unsetIdempotency(Idempotency gone) {
        if (idempotency == gone) {
            idempotency = null;
        }
    }

    private Authenticator authenticator() {
        return present(authenticator, "Nobody can be signed in at the moment: kernel-security is not active.");
    }

    private Idempotency idempotency() {
        return present(idempotency, "Idempotency keys cannot be remembered at the moment: the database is not there.");
    }

    private static <T> T present(T service, String absence) {
        if (service == null) {
            throw Problem.unavailable(absence, RETRY_AFTER_SECONDS).exception();
        }
        return service;
    }
}
