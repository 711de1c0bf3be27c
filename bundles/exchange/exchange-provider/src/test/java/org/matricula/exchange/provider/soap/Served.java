package org.matricula.exchange.provider.soap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.rules.ExternalResource;
import org.matricula.exchange.provider.soap.v1.Records;

/** The endpoint behind CXF's servlet in a Jetty, as in the container, with a campus behind it. */
final class Served extends ExternalResource {

    private final HttpClient http = HttpClient.newHttpClient();
    final DestinationRegistry registry = new DestinationRegistryImpl();
    Campus campus;
    RecordsServer endpoint;
    RulingsServer rulings;
    private Server jetty;
    private Bus bus;

    @Override
    protected void before() throws Exception {
        bus = BusFactory.newInstance().createBus();
        BusFactory.setDefaultBus(bus);
        CXFNonSpringServlet servlet = new CXFNonSpringServlet(registry);
        servlet.setBus(bus);
        jetty = new Server(0);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/api/*");
        jetty.setHandler(context);
        jetty.start();
        campus = new Campus();
        publish();
    }

    @Override
    protected void after() {
        endpoint.deactivate();
        rulings.deactivate();
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        bus.shutdown(true);
        BusFactory.setDefaultBus(null);
    }

    /** Publishes the endpoint as the component runtime would. */
    void publish() {
        endpoint = new RecordsServer(campus.neighbours, registry, Map.of());
        if (rulings == null) {
            rulings = new RulingsServer(campus.neighbours, registry, Map.of());
        }
    }

    /** Where something is served. */
    URI at(String path) {
        return URI.create(
                "http://127.0.0.1:" + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort() + "/api" + path);
    }

    /** A client made from the contract, which checks every answer against it. */
    Records client(String user) {
        return client(Records.class, "/soap/v1/records", user);
    }

    /** A client of one of the contracts. */
    <T> T client(Class<T> contract, String path, String user) {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setServiceClass(contract);
        factory.setWsdlLocation(at(path + "?wsdl").toString());
        factory.setAddress(at(path).toString());
        factory.setUsername(user);
        factory.setPassword(Campus.PASSWORD);
        factory.setProperties(new java.util.HashMap<>(Map.of(Message.SCHEMA_VALIDATION_ENABLED, "IN")));
        return contract.cast(factory.create());
    }

    /** Posts a raw message. */
    HttpResponse<String> post(String authorization, String type, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/soap/v1/records"))
                .header("Content-Type", type)
                .header("SOAPAction", "")
                .POST(body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    /** Posts an envelope with the given body as somebody who may do everything. */
    HttpResponse<String> post(String body) {
        return post(
                Campus.basic("usw", Campus.PASSWORD),
                "text/xml; charset=UTF-8",
                HttpRequest.BodyPublishers.ofString(envelope(body)));
    }

    /** Reads. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    static String envelope(String body) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:m='urn:matricula:records:v1'>"
                + "<s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
