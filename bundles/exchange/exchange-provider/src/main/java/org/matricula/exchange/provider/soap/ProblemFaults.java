package org.matricula.exchange.provider.soap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Problem.Kind;

/** Answers whatever went wrong with the one typed fault of the contract, and with nothing else that was in the way. */
final class ProblemFaults extends AbstractPhaseInterceptor<Message> {

    // SOAP 1.1 answers faults with 500, and some clients read none with another status; these never pass the door
    private static final Set<Kind> OWN_STATUS = Set.of(
            Kind.UNAUTHENTICATED, Kind.TOO_LARGE, Kind.MALFORMED, Kind.METHOD_NOT_ALLOWED, Kind.UNSUPPORTED_MEDIA_TYPE);
    private static final int FAULT = 500;

    private final String namespace;

    ProblemFaults(String namespace) {
        super(Phase.SETUP);
        this.namespace = namespace;
    }

    @Override
    public void handleMessage(Message message) {
        Problem problem = Problems.of(message.getContent(Exception.class), message.getExchange());
        boolean ours = problem.kind().status() >= FAULT;
        SoapFault fault = new SoapFault(
                FaultDetails.legal(problem.detail()),
                ours ? Soap11.getInstance().getReceiver() : Soap11.getInstance().getSender());
        fault.setDetail(FaultDetails.of(problem, namespace));
        message.setContent(Exception.class, fault);
        int status = OWN_STATUS.contains(problem.kind()) ? problem.kind().status() : FAULT;
        fault.setStatusCode(status);
        message.put(Message.RESPONSE_CODE, status);
        headers(message, problem);
    }

    @SuppressWarnings("unchecked")
    private static void headers(Message message, Problem problem) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Object already = message.get(Message.PROTOCOL_HEADERS);
        if (already != null) {
            headers.putAll((Map<String, List<String>>) already);
        }
        if (problem.kind() == Kind.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", List.of("Basic realm=\"Matricula\", charset=\"UTF-8\""));
        }
        if (problem.kind() == Kind.METHOD_NOT_ALLOWED) {
            headers.put("Allow", List.of("POST"));
        }
        if (problem.retryAfterSeconds() != null) {
            headers.put("Retry-After", List.of(problem.retryAfterSeconds().toString()));
        }
        message.put(Message.PROTOCOL_HEADERS, headers);
    }
}
