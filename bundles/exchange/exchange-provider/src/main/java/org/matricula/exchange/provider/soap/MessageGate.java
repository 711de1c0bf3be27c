package org.matricula.exchange.provider.soap;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Destinations;
import org.matricula.kernel.rest.LimitedInputStream;

/**
 * What every message passes before any of it is parsed: it is a POST, it is plain XML, its sender is signed in, its size is bounded. The
 * contract itself may be read by everybody.
 */
final class MessageGate extends AbstractPhaseInterceptor<Message> {

    private static final Pattern TYPE = Pattern.compile("\\s*text/xml\\s*(;.*)?", Pattern.DOTALL);

    private final Neighbour<Authenticator> authenticator;
    private final long largest;

    MessageGate(Neighbour<Authenticator> authenticator, long largest) {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
        this.authenticator = authenticator;
        this.largest = largest;
    }

    @Override
    public void handleMessage(Message message) {
        Object method = message.get(Message.HTTP_REQUEST_METHOD);
        if ("GET".equals(method) && "wsdl".equals(message.get(Message.QUERY_STRING))) {
            return;
        }
        if (!"POST".equals(method)) {
            throw Problem.of(
                            Problem.Kind.METHOD_NOT_ALLOWED,
                            "SOAP messages are sent by POST; the contract is read by GET with ?wsdl.")
                    .exception();
        }
        Map<String, List<String>> headers = headers(message);
        read(message, first(headers, "Content-Type"));
        String credentials = first(headers, "Authorization");
        Caller caller = authenticator.call(realm -> realm.authenticate(credentials));
        message.getExchange().put(Caller.class, caller);
        bound(message, headers);
    }

    private static void read(Message message, String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(lower).matches()) {
            throw Problem.of(
                            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                            "SOAP 1.1 messages are text/xml and have no attachments here.")
                    .exception();
        }
        Destinations.requireKnownCharset(type);
        if (!lower.contains("charset")) {
            // CXF would take Latin-1; the message itself says what it is, and UTF-8 when it does not
            message.remove(Message.ENCODING);
        }
    }

    private void bound(Message message, Map<String, List<String>> headers) {
        InputStream body = message.getContent(InputStream.class);
        String length = first(headers, "Content-Length");
        // a length that is no number never reaches us: the container refuses it
        if (length != null && Long.parseLong(length) > largest) {
            throw LimitedInputStream.tooLarge(first(headers, "Expect") == null ? body : null, largest);
        }
        if (body != null) {
            message.setContent(InputStream.class, new LimitedInputStream(body, largest));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> headers(Message message) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Object sent = message.get(Message.PROTOCOL_HEADERS);
        if (sent != null) {
            headers.putAll((Map<String, List<String>>) sent);
        }
        return headers;
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
