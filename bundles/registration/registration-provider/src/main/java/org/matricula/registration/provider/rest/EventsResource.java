package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.QueueTicket;
import org.matricula.registration.api.QueueTicketId;
import org.matricula.registration.api.RegistrationEvent;
import org.matricula.registration.api.RegistrationEventId;
import org.matricula.registration.api.RegistrationEvents;

/** Registration events and their queues over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {

    private final RegistrationEvents events;

    EventsResource(RegistrationEvents events) {
        this.events = events;
    }

    /** The events of an institution. */
    @GET
    @Operation(summary = "Registration events of an institution, latest first")
    public List<RegistrationEvent> list(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution) {
        return events.list(caller, institution);
    }

    /** Plans an event. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plan a registration event")
    public Response plan(@Context Caller caller, EventBodies.NewEvent body) {
        RegistrationEvent planned = events.plan(caller, Bodies.required(body).event());
        return Replies.created("registration/events/" + planned.id(), planned);
    }

    /** One event. */
    @GET
    @Path("{id}")
    @Operation(summary = "One registration event")
    public RegistrationEvent get(@Context Caller caller, @PathParam("id") RegistrationEventId id) {
        return events.get(caller, id);
    }

    /** The queue of a day. */
    @GET
    @Path("{id}/queue")
    @Operation(summary = "The queue of a day, today when none is named, by position")
    public List<QueueTicket> queue(
            @Context Caller caller, @PathParam("id") RegistrationEventId id, @QueryParam("day") LocalDate day) {
        return events.queue(caller, id, day);
    }

    /** Puts a student at the end of today's queue. */
    @POST
    @Path("{id}/queue")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a student at the end of today's queue")
    public Response join(@Context Caller caller, @PathParam("id") RegistrationEventId id, EventBodies.Joining body) {
        QueueTicket joined = events.join(caller, id, Bodies.required(body).studentId());
        return Replies.created("registration/events/" + id + "/queue", joined);
    }

    /** Calls the next student; no content when nobody waits. */
    @POST
    @Path("{id}/queue/next")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Call the next student of today's queue to a desk; 204 when nobody waits")
    public Response callNext(@Context Caller caller, @PathParam("id") RegistrationEventId id, EventBodies.Call body) {
        return events.callNext(caller, id, Bodies.required(body).desk())
                .map(ticket -> Response.ok(ticket).build())
                .orElseGet(() -> Response.noContent().build());
    }

    /** Records the check of a called student's identity. */
    @POST
    @Path("tickets/{id}/identity")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record the check of a called student's identity")
    public QueueTicket identity(@Context Caller caller, @PathParam("id") QueueTicketId id, EventBodies.Identity body) {
        EventBodies.Identity given = Bodies.required(body);
        return events.identity(caller, id, RegistrationDesk.given("passed", given.passed()), given.documentReference());
    }

    /** Ends a ticket. */
    @POST
    @Path("tickets/{id}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End a ticket: the student was dealt with, or left")
    public QueueTicket end(@Context Caller caller, @PathParam("id") QueueTicketId id, EventBodies.End body) {
        EventBodies.End given = Bodies.required(body);
        return events.end(caller, id, RegistrationDesk.given("served", given.served()), given.reason());
    }

    /** Closes an event. */
    @POST
    @Path("{id}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close an event; the answer tells who still waited and has left the queue")
    public List<QueueTicket> close(
            @Context Caller caller, @PathParam("id") RegistrationEventId id, EventBodies.Closure body) {
        return events.close(caller, id, Bodies.required(body).reason());
    }
}
