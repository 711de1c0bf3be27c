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
import org.matricula.kernel.rest.Destinations;

/** Publishes a contract: what all contracts have in common is that no message passes but by the same gates. */
final class Endpoint {

    private static final long DEFAULT_LARGEST = 2L * 1024 * 1024;
    private static final int DEEPEST = 16;

    private Endpoint() {}

    /**
     * A contract and where it is served.
     *
     * @param type the generated interface
     * @param namespace of its elements
     * @param service the local name of its service; that of its port ends in Port instead of Service
     * @param wsdl its file on the class path
     * @param address where it is served, below the servlet
     * @param mostChildren the most elements that one element may hold
     * @param longestText the longest text of an element, in characters
     */
    record Contract(
            Class<?> type,
            String namespace,
            String service,
            String wsdl,
            String address,
            int mostChildren,
            int longestText) {}

    /**
     * Publishes.
     *
     * @param settings {@code maximumMessageBytes}: the size of the largest message, default 2 MB
     */
    static Server publish(
            Contract contract,
            Object face,
            Neighbours neighbours,
            DestinationRegistry destinations,
            Map<String, Object> settings) {
        // CXF and JAXB look for the contract and its classes with the loader of the thread
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Endpoint.class.getClassLoader());
        try {
            JaxWsServerFactoryBean factory = factory(contract, neighbours, largest(settings));
            factory.setServiceBean(face);
            factory.setDestinationFactory(new Destinations(destinations));
            return factory.create();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static JaxWsServerFactoryBean factory(Contract contract, Neighbours neighbours, long largest) {
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(BusFactory.getDefaultBus());
        factory.setServiceClass(contract.type());
        factory.setWsdlLocation("classpath:" + contract.wsdl());
        factory.setServiceName(new QName(contract.namespace(), contract.service()));
        factory.setEndpointName(
                new QName(contract.namespace(), contract.service().replace("Service", "Port")));
        factory.setAddress(contract.address());
        factory.setProperties(limits(contract));
        factory.getInInterceptors().add(new MessageGate(neighbours.authenticator(), largest));
        factory.getInInterceptors().add(new SchemaGate());
        factory.getOutInterceptors().add(new Utf8());
        factory.getOutFaultInterceptors().add(new Utf8());
        factory.getOutFaultInterceptors().add(new ProblemFaults(contract.namespace()));
        return factory;
    }

    private static Map<String, Object> limits(Contract contract) {
        Map<String, Object> limits = new HashMap<>();
        limits.put(Message.SCHEMA_VALIDATION_ENABLED, "IN");
        limits.put(JAXBDataBinding.READER_VALIDATION_EVENT_HANDLER, SchemaFaults.handler());
        limits.put(StaxUtils.MAX_ELEMENT_DEPTH, DEEPEST);
        limits.put(StaxUtils.MAX_CHILD_ELEMENTS, contract.mostChildren());
        limits.put(StaxUtils.MAX_TEXT_LENGTH, contract.longestText());
        // refusals are answers and no news for the log; defects are logged where they become an answer
        limits.put(FaultListener.class.getName(), (FaultListener) (exception, description, message) -> false);
        return limits;
    }

    private static long largest(Map<String, Object> settings) {
        Object bytes = settings.get("maximumMessageBytes");
        return bytes == null ? DEFAULT_LARGEST : Long.parseLong(bytes.toString().strip());
    }
}
