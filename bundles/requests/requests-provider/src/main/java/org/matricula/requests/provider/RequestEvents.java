package org.matricula.requests.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.rest.Json;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.Recorder.Move;

/** What the other domains are told about requests. Names and members are promised in the guide to events. */
final class RequestEvents {

    private RequestEvents() {}

    /**
     * The event of a move; empty for drafts, and while offices still have to agree.
     *
     * @param programme code of the programme; null where it is not known
     */
    static Optional<DomainEvent> of(StudentRequest request, Move move, String programme, LocalDate today) {
        return type(request, move)
                .map(type -> new DomainEvent(
                        type,
                        request.institution(),
                        "request/" + request.id(),
                        payload(request, move, programme, today).toString()));
    }

    private static Optional<String> type(StudentRequest request, Move move) {
        if (request.submittedOn() == null) {
            return Optional.empty();
        }
        return switch (move.state()) {
            case DRAFT -> Optional.empty();
            case SUBMITTED -> move.agreed() ? Optional.empty() : Optional.of("requests.submitted");
            case APPROVED, REFUSED -> Optional.of("requests.decided");
            case EFFECTIVE -> Optional.of("requests.completed");
            case WITHDRAWN_BY_STUDENT -> Optional.of("requests.withdrawn");
            case LAPSED -> Optional.of("requests.lapsed");
            case OVERTAKEN -> Optional.of("requests.overtaken");
        };
    }

    private static ObjectNode payload(StudentRequest request, Move move, String programme, LocalDate today) {
        return Json.mapper()
                .createObjectNode()
                .put("request", text(request.id()))
                .put("student", text(request.studentId()))
                .put("registration", text(request.registrationId()))
                .put("programme", programme)
                .put("kind", request.kind().name())
                .put("state", move.state().name())
                .put("on", text(today))
                .put("effective", text(request.asked().effective()));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
