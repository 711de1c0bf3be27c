package org.matricula.kernel.rest.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Destinations;
import org.matricula.kernel.rest.LimitedInputStream;

/**
 * What every request passes: the caller is signed in, the body is bounded, an idempotency key is noted. It comes before
 * the matching, since filters after it run for the resource of a domain only when the call is under way.
 */
@PreMatching
final class RequestGate implements ContainerRequestFilter {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String EXPECT = "Expect";

    /** What is open to everybody: the platform's own pages, and what a domain puts under {@code public}. */
    private static final Pattern OPEN = Pattern.compile("status|openapi\\.json|[a-z]+/public/.+");

    private static final List<MediaType> FILES = List.of(
            MediaType.valueOf("text/csv"),
            MediaType.valueOf("application/x-ndjson"),
            MediaType.valueOf("application/pdf"),
            MediaType.valueOf("image/png"),
            MediaType.valueOf("image/jpeg"),
            MediaType.valueOf("application/zip"),
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    private static final int LONGEST_KEY = 100;

    private final Supplier<Authenticator> authenticator;
    private final BodyLimits limits;

    RequestGate(Supplier<Authenticator> authenticator, BodyLimits limits) {
        this.authenticator = authenticator;
        this.limits = limits;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        bound(request);
        if (OPEN.matcher(request.getUriInfo().getPath()).matches() && HttpMethod.GET.equals(request.getMethod())) {
            return;
        }
        Caller caller = authenticator.get().authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        JAXRSUtils.getCurrentMessage().getExchange().put(Caller.class, caller);
        noteKey(request, caller);
    }

    private void bound(ContainerRequestContext request) {
        Destinations.requireKnownCharset(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        MediaType type = request.getMediaType();
        boolean file = type != null
                && !type.isWildcardType()
                && !type.isWildcardSubtype()
                && FILES.stream().anyMatch(type::isCompatible);
        long limit = file ? limits.file() : limits.message();
        if (request.getLength() > limit) {
            boolean waits = request.getHeaderString(EXPECT) != null;
            throw LimitedInputStream.tooLarge(waits ? null : request.getEntityStream(), limit);
        }
        if (HttpMethod.GET.equals(request.getMethod())) {
            // nobody reads a body here, so CXF need not keep it while it answers
            JAXRSUtils.getCurrentMessage().removeContent(DelegatingInputStream.class);
        } else if (request.hasEntity()) {
            request.setEntityStream(new LimitedInputStream(request.getEntityStream(), limit));
        }
    }

    private static void noteKey(ContainerRequestContext request, Caller caller) throws IOException {
        String key = request.getHeaderString(IDEMPOTENCY_KEY);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.invalid(IDEMPOTENCY_KEY, key, "must have 1 to " + LONGEST_KEY + " characters")
                    .exception();
        }
        byte[] body;
        try (InputStream in = request.getEntityStream()) {
            body = in == null ? new byte[0] : in.readAllBytes();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        String digest = Digests.of(request.getUriInfo().getRequestUri() + "\n" + Digests.of(body));
        JAXRSUtils.getCurrentMessage()
                .getExchange()
                .put(IdempotencyKey.class, new IdempotencyKey(caller.name(), key, digest));
    }
}
