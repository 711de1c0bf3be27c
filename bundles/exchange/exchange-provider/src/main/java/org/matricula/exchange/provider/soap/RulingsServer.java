package org.matricula.exchange.provider.soap;

import java.util.Map;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.matricula.exchange.provider.soap.rulings.v1.Rulings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The SOAP endpoint, {@code /api/soap/v1/rulings}. It is there as long as this bundle is; while the regulations
 * are away it answers with a fault that says so.
 */
@Component(service = RulingsServer.class, immediate = true, configurationPid = "org.matricula.exchange")
public final class RulingsServer {

    private static final Endpoint.Contract CONTRACT = new Endpoint.Contract(
            Rulings.class,
            "urn:matricula:rulings:v1",
            "RulingsService",
            "wsdl/matricula-rulings-v1.wsdl",
            "/soap/v1/rulings",
            100,
            500_000);

    private final Server server;

    /**
     * Publishes the endpoint.
     *
     * @param settings {@code maximumMessageBytes}: the size of the largest message, default 2 MB
     */
    @Activate
    public RulingsServer(
            @Reference Neighbours neighbours,
            @Reference DestinationRegistry destinations,
            Map<String, Object> settings) {
        this.server = Endpoint.publish(CONTRACT, new RulingsFace(neighbours), neighbours, destinations, settings);
    }

    /** Takes the endpoint away; the other servers on the same bus are not touched. */
    @Deactivate
    public void deactivate() {
        server.stop();
        server.destroy();
    }
}
