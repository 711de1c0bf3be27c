package org.matricula.kernel.rest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.Bus;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.Destination;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.transport.servlet.ServletDestination;
import org.matricula.kernel.api.Problem;

/**
 * Where CXF takes requests from the container. CXF fails on a charset that it does not know before anybody of ours sees
 * the request; here such a request goes on without its charset, so that each face refuses it in its own form with
 * {@link #requireKnownCharset(String)}.
 */
public final class Destinations extends HTTPTransportFactory {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";]*)", Pattern.CASE_INSENSITIVE);

    /** Publishes in the container's registry of endpoints. */
    public Destinations(DestinationRegistry registry) {
        super(registry);
    }

    /**
     * Refuses a body whose encoding nobody can read.
     *
     * @param contentType the header as it was sent; null when there was none
     * @throws org.matricula.kernel.api.ProblemException 415 when it names a charset that is not known
     */
    public static void requireKnownCharset(String contentType) {
        if (!known(contentType)) {
            Matcher matcher = CHARSET.matcher(contentType);
            throw Problem.of(
                            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type names the charset '"
                                    + (matcher.find() ? matcher.group(1).strip() : "")
                                    + "', which is not known; send UTF-8.")
                    .exception();
        }
    }

    @Override
    public Destination getDestination(EndpointInfo endpoint, Bus bus) throws IOException {
        synchronized (registry) {
            AbstractHTTPDestination there = registry.getDestinationForPath(endpoint.getAddress());
            if (there != null) {
                return there;
            }
            AbstractHTTPDestination destination = new Tolerant(bus, registry, endpoint);
            registry.addDestination(destination);
            destination.finalizeConfig();
            return destination;
        }
    }

    private static boolean known(String contentType) {
        Matcher matcher = contentType == null ? null : CHARSET.matcher(contentType);
        if (matcher == null || !matcher.find()) {
            return true;
        }
        try {
            return Charset.isSupported(matcher.group(1).strip());
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static final class Tolerant extends ServletDestination {

        Tolerant(Bus bus, DestinationRegistry registry, EndpointInfo endpoint) throws IOException {
            super(bus, registry, endpoint, endpoint.getAddress());
        }

        @Override
        public void invoke(
                ServletConfig config, ServletContext context, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean known = known(request.getContentType());
            super.invoke(config, context, known ? request : new WithoutCharset(request), response);
        }
    }

    /** The headers still tell what was sent. */
    private static final class WithoutCharset extends HttpServletRequestWrapper {

        WithoutCharset(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return CHARSET.matcher(super.getContentType()).replaceAll("");
        }

        @Override
        public String getCharacterEncoding() {
            return null;
        }
    }
}
