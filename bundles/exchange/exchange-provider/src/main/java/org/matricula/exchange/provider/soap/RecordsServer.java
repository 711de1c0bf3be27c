package org.matricula.exchange.provider.soap;

import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxb.JAXBDataBinding;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.matricula.exchange.provider.soap.v1.Records;
import org.matricula.kernel.rest.Destinations;
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

    static final String NAMESPACE = "urn:matricula:records:v1";

    private static final String ADDRESS = "/soap/v1/records";
    private static final String WSDL = "classpath:wsdl/matricula-records-v1.wsdl";
    private static final long DEFAULT_LARGEST = 2L * 1024 * 1024;

    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 8192;

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
        // CXF and JAXB look for the contract and its classes with the loader of the thread
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(RecordsServer.class.getClassLoader());
        try {
            this.server = factory(neighbours, new Destinations(destinations), largest(settings))
                    .create();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Takes the endpoint away; the REST server on the same bus is not touched. */
    @Deactivate
    public void deactivate() {
        server.stop();
        server.destroy();
    }

    private static JaxWsServerFactoryBean factory(Neighbours neighbours, Destinations destinations, long largest) {
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(BusFactory.getDefaultBus());
        factory.setServiceClass(Records.class);
        factory.setServiceBean(new RecordsFace(neighbours));
        factory.setWsdlLocation(WSDL);
        factory.setServiceName(new QName(NAMESPACE, "RecordsService"));
        factory.setEndpointName(new QName(NAMESPACE, "RecordsPort"));
        factory.setAddress(ADDRESS);
        factory.setDestinationFactory(destinations);
        factory.setProperties(limits());
        factory.getInInterceptors().add(new MessageGate(neighbours.authenticator(), largest));
        factory.getInInterceptors().add(new SchemaGate());
        factory.getOutInterceptors().add(new Utf8());
        factory.getOutFaultInterceptors().add(new Utf8());
        factory.getOutFaultInterceptors().add(new ProblemFaults());
        return factory;
    }

    private static Map<String, Object> limits() {
        Map<String, Object> limits = new HashMap<>();
        limits.put(Message.SCHEMA_VALIDATION_ENABLED, "IN");
        limits.put(JAXBDataBinding.READER_VALIDATION_EVENT_HANDLER, SchemaFaults.handler());
        limits.put(StaxUtils.MAX_ELEMENT_DEPTH, DEEPEST);
        limits.put(StaxUtils.MAX_CHILD_ELEMENTS, 2 * MarkRows.MOST);
        limits.put(StaxUtils.MAX_TEXT_LENGTH, LONGEST_TEXT);
        // refusals are answers and no news for the log; defects are logged where they become an answer
        limits.put(FaultListener.class.getName(), (FaultListener) (exception, description, message) -> false);
        return limits;
    }

    private static long largest(Map<String, Object> settings) {
        Object bytes = settings.get("maximumMessageBytes");
        return bytes == null ? DEFAULT_LARGEST : Long.parseLong(bytes.toString().strip());
    }
}
