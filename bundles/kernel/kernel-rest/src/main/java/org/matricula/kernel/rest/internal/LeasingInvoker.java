package org.matricula.kernel.rest.internal;

import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.HttpUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageContentsList;
import org.matricula.kernel.api.ProblemException;

/**
 * Holds the domain for the length of the call, refuses query parameters that the operation has not, and lets a repeated
 * POST have its first answer again.
 */
final class LeasingInvoker extends JAXRSInvoker {

    private final Mounts mounts;
    private final Supplier<Idempotency> idempotency;

    LeasingInvoker(Mounts mounts, Supplier<Idempotency> idempotency) {
        this.mounts = mounts;
        this.idempotency = idempotency;
    }

    /** The domain that a request is for: the first segment of its path. */
    static String domain(Message message) {
        if (message == null) {
            return "";
        }
        String path = HttpUtils.getPathToMatch(message, true);
        String[] segments = path.split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }

    @Override
    public Object invoke(Exchange exchange, Object request) {
        Mounts.Lease lease = mounts.lease(domain(exchange.getInMessage()));
        try {
            if (lease != null) {
                exchange.put(Mounts.Lease.class, lease);
            }
            return super.invoke(exchange, request);
        } finally {
            if (lease != null) {
                lease.close();
            }
        }
    }

    // CXF comes here for each step of the path, and the filters, which note the key, have run only before the last
    @Override
    public Object invoke(Exchange exchange, Object request, Object resource) {
        OperationResourceInfo operation = exchange.get(OperationResourceInfo.class);
        if (operation != null && !operation.isSubResourceLocator()) {
            try {
                QueryNames.check(
                        (String) exchange.getInMessage().get(Message.QUERY_STRING), operation.getAnnotatedMethod());
            } catch (ProblemException e) {
                return new MessageContentsList((Object) ProblemMapper.response(e.problem()));
            }
        }
        IdempotencyKey key = exchange.remove(IdempotencyKey.class);
        if (key == null) {
            return super.invoke(exchange, request, resource);
        }
        try {
            return new MessageContentsList(
                    (Object) idempotency.get().once(key, () -> response(super.invoke(exchange, request, resource))));
        } catch (ProblemException e) {
            return new MessageContentsList((Object) ProblemMapper.response(e.problem()));
        }
    }

    private static Response response(Object invoked) {
        Object result = invoked instanceof MessageContentsList list ? list.get(0) : invoked;
        if (result instanceof Response response) {
            return response;
        }
        return result == null
                ? Response.noContent().build()
                : Response.ok(result).build();
    }
}
