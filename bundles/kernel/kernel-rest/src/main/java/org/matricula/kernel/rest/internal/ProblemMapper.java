package org.matricula.kernel.rest.internal;

import java.util.Optional;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Problem.Kind;
import org.matricula.kernel.rest.ProblemBody;
import org.matricula.kernel.rest.Problems;

/** Makes a problem of whatever was thrown. What is nobody's fault but ours is logged under a reference. */
final class ProblemMapper implements ExceptionMapper<Throwable> {

    private final Absences absences;

    ProblemMapper(Absences absences) {
        this.absences = absences;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return response(problem(thrown));
    }

    /** The problem as an answer. */
    static Response response(Problem problem) {
        Response.ResponseBuilder builder = Response.status(problem.kind().status())
                .type("application/problem+json")
                .entity(ProblemBody.of(problem));
        if (problem.retryAfterSeconds() != null) {
            builder.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.kind() == Kind.UNAUTHENTICATED) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Matricula\", charset=\"UTF-8\"");
        }
        return builder.build();
    }

    private Problem problem(Throwable thrown) {
        Optional<Problem> told = Problems.told(thrown);
        if (told.isPresent()) {
            return told.get();
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof WebApplicationException web) {
                return of(web);
            }
        }
        return defect(thrown);
    }

    private Problem of(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        for (Kind kind : Kind.values()) {
            if (kind.status() == status && kind != Kind.INTERNAL) {
                return Problem.of(kind, detail(kind));
            }
        }
        return status >= 500 ? defect(web) : Problem.of(Kind.MALFORMED, "The request cannot be read.");
    }

    private static String detail(Kind kind) {
        Message message = JAXRSUtils.getCurrentMessage();
        String method = message == null ? "" : message.get(Message.HTTP_REQUEST_METHOD) + " ";
        String path = message == null ? "" : String.valueOf(message.get(Message.PATH_INFO));
        return switch (kind) {
            case NOT_FOUND -> "There is nothing at " + path + ".";
            case METHOD_NOT_ALLOWED -> method + "is not possible at " + path + ".";
            case UNSUPPORTED_MEDIA_TYPE -> "A body of the Content-Type " + sent(message, Message.CONTENT_TYPE)
                    + " is not understood at " + path + "; openapi.json names those that are.";
            case NOT_ACCEPTABLE -> "None of the types in Accept, " + sent(message, Message.ACCEPT_CONTENT_TYPE)
                    + ", can be sent from " + path + "; openapi.json names those that can.";
            default -> kind.title() + ".";
        };
    }

    private static String sent(Message message, String header) {
        Object value = message == null ? null : message.get(header);
        return "'" + (value == null ? "" : value) + "'";
    }

    private Problem defect(Throwable thrown) {
        String domain = LeasingInvoker.domain(JAXRSUtils.getCurrentMessage());
        if (absences.absent(domain)) {
            return absences.problem(domain);
        }
        for (DomainStatus status : absences.all()) {
            if (!status.up() && mentions(thrown, status.domain())) {
                return absences.problem(status.domain());
            }
        }
        return Problems.defect(thrown);
    }

    private static boolean mentions(Throwable thrown, String domain) {
        String provider = "org.matricula." + domain + ".provider";
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            for (StackTraceElement frame : t.getStackTrace()) {
                if (frame.getClassName().startsWith(provider)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same for the exceptions of JAX-RS itself, which would otherwise have a mapper of their own. */
    static final class OfWebApplication implements ExceptionMapper<WebApplicationException> {

        private final ProblemMapper mapper;

        OfWebApplication(Absences absences) {
            this.mapper = new ProblemMapper(absences);
        }

        @Override
        public Response toResponse(WebApplicationException thrown) {
            return mapper.toResponse(thrown);
        }
    }
}
