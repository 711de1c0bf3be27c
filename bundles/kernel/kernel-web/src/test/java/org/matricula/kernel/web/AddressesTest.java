package org.matricula.kernel.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.rest.ProblemBody;

/** What the web server answers to addresses that nobody can read. */
public class AddressesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @Before
    public void start() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(new AbstractHandler() {
            @Override
            public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                base.setHandled(true);
                response.getOutputStream().print("served");
            }
        });
        new XmlConfiguration(Resource.newResource(Addresses.class.getResource("/jetty.xml"))).configure(server);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    @Test
    public void aPercentSignWithoutTwoDigitsIsAProblemWhereverItStands() throws IOException {
        for (String address : new String[] {
            "/api/v1/students/%zz",
            "/api/v1/students/%2",
            "/api/v1/students/%",
            "/%",
            "/api/v1/students;x=%zz",
            "/api/v1/students;x=%2/5",
            "/api/v1/students?name=%zz",
            "/api/v1/students?after=%%%",
            "/api/v1/students/%00",
            "/api/v1/students?number=a%00b",
            "/api/v1/students?%00"
        }) {
            assertMalformed(address, 400, get(address));
        }
    }

    @Test
    public void aCharacterThatNoAddressMayHaveIsAProblemWhereverItStands() throws IOException {
        for (char illegal : "{}|^`\\<>\"".toCharArray()) {
            for (String address : new String[] {
                "/api/v1/students/" + illegal,
                "/" + illegal,
                "/api/v1/students;x=" + illegal,
                "/api/v1/students?name=" + illegal,
                "/api/v1/students?" + illegal
            }) {
                assertMalformed(address, 400, get(address));
            }
        }
        assertMalformed("a bracket", 400, get("/api/v1/students/[5]"));
        assertMalformed("a host", 400, send("GET / HTTP/1.1\r\nHost: {x}\r\nConnection: close\r\n\r\n"));
    }

    @Test
    public void whatCanBeReadIsServed() throws IOException {
        for (String address : new String[] {
            "/api/v1/students/%20",
            "/api/v1/students/%7B%7C%5E%60%5C%3C%3E%22",
            "/api/v1/students?number=%2500",
            "/api/v1/students;x=%25zz?name=%C3%A4&a=100%25",
            "/api/v1/results?session=2025/26&on=2026-01-01T10:00&x=[~]!$'()*,;@",
            "//",
            "/?",
            "http://localhost/api/v1/students"
        }) {
            String answer = get(address);
            assertTrue(answer, answer.startsWith("HTTP/1.1 200") && answer.endsWith("served"));
        }
    }

    @Test
    public void whatTheServerRefusesOtherwiseIsAProblemToo() throws IOException {
        assertMalformed("a long header", 431, send("GET / HTTP/1.1\r\nX: " + "x".repeat(20000) + "\r\n\r\n"));
        assertMalformed("no request", 400, send("nonsense\r\n\r\n"));
    }

    private static void assertMalformed(String of, int status, String answer) throws IOException {
        assertTrue(of + ": " + answer, answer.startsWith("HTTP/1.1 " + status));
        assertTrue(of + ": " + answer, answer.contains("Content-Type: application/problem+json\r\n"));
        JsonNode body = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        JsonNode wanted = JSON.valueToTree(ProblemBody.of(
                Problem.of(Problem.Kind.MALFORMED, body.path("detail").textValue())));
        assertEquals(of, wanted.path("type"), body.path("type"));
        assertEquals(of, wanted.path("title"), body.path("title"));
        assertEquals(of, wanted.path("faults"), body.path("faults"));
        assertEquals(of, status, body.path("status").intValue());
    }

    private String get(String address) throws IOException {
        return send("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket(connector.getHost(), connector.getLocalPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
