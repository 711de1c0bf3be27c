package org.matricula.exchange.provider.soap;

import java.util.Map;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.matricula.exchange.provider.soap.v1.Records;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The SOAP endpoint, {@code /api/soap/v1/records}. It is there as long as this bundle is, whichever domains are: an
 * operation whose domain is away answers with a fault that says so.
 */
@Component(service = RecordsServer.class, immediate = true, configurationPid = "org.matricula.exchange")
public final class RecordsServer {

    private static final Endpoint.Contract CONTRACT = new Endpoint.Contract(
            Records.class,
            "urn:matricula:records:v1",
            "RecordsService",
            "wsdl/matricula-records-v1.wsdl",
            "/soap/v1/records",
            2 * MarkRows.MOST,
            8192);

    private final Server server;

    /**
     * Publishes the endpoint.
     *
     * @param settings {@code maximumMessageBytes}: the size of the largest message, default 2 MB
     */
    @Activate
    public RecordsServer(
            @Reference Neighbours neighbours,
            @Reference DestinationRegistry destinations,
            Map<String, Object> settings) {
        this.server = Endpoint.publish(CONTRACT, new RecordsFace(neighbours), neighbours, destinations, settings);
    }

    /** Takes the endpoint away; the other servers on the same bus are not touched. */
    @Deactivate
    public void deactivate() {
        server.stop();
        server.destroy();
    }
}
