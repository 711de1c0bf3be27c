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
        String unknown = unknownCharset(contentType);
        if (unknown != null) {
            throw Problem.of(
                            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type names the charset '" + unknown + "', which is not known; send UTF-8.")
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

    /** The charset that a Content-Type names in vain; null when it names none, or one that is known. */
    private static String unknownCharset(String contentType) {
        Matcher matcher = contentType == null ? null : CHARSET.matcher(contentType);
        if (matcher == null || !matcher.find()) {
            return null;
        }
        String charset = matcher.group(1).strip();
        try {
            return Charset.isSupported(charset) ? null : charset;
        } catch (IllegalCharsetNameException e) {
            return charset;
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
            boolean readable = unknownCharset(request.getContentType()) == null;
            super.invoke(config, context, readable ? request : new WithoutCharset(request), response);
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
