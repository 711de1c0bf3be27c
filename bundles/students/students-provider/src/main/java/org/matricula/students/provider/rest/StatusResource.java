package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/** The status of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {

    private final StudentStatus status;

    StatusResource(StudentStatus status) {
        this.status = status;
    }

    /** All events. */
    @GET
    @Operation(summary = "A student's status events by effective day, corrected ones too")
    public List<StatusEvent> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return status.events(caller, id);
    }

    /** Records an event. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a status event; events are never changed, a correction names the one it replaces")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewStatusEvent body) {
        return Replies.created(
                "students/" + id + "/status-events",
                status.record(caller, Bodies.required(body).event(id)));
    }

    /** The status on a day. */
    @GET
    @Path("on/{day}")
    @Operation(summary = "The status that held on a day, as far as it was known at a moment")
    public StatusEvent on(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("day") LocalDate day,
            @Parameter(description = "About what; absent for the person as a whole.") @QueryParam("subject")
                    String subject,
            @Parameter(description = "A moment such as 2026-11-21T09:30:00Z; absent for now.") @QueryParam("knownAt")
                    String knownAt) {
        return status.on(caller, id, Values.text(subject), day, Values.instant("knownAt", knownAt))
                .orElseThrow(() -> Problem.notFound("status on", day).exception());
    }
}
