package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waivers;
import org.matricula.students.api.StudentId;

/** The waivers of one student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class StudentWaiversResource {

    private final Waivers waivers;

    StudentWaiversResource(Waivers waivers) {
        this.waivers = waivers;
    }

    /** All waivers, past and revoked ones included. */
    @GET
    @Operation(summary = "A student's waivers of regulations with their versions, oldest first")
    public List<Versioned<Waiver>> of(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return waivers.of(caller, studentId);
    }

    /** Approves an exception. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approve an exception from one clause for one student")
    public Response approve(
            @Context Caller caller, @PathParam("studentId") StudentId studentId, WaiverBodies.NewWaiver body) {
        Versioned<Waiver> approved =
                waivers.approve(caller, Bodies.required(body).waiver(studentId));
        return Replies.created("registration/students/" + studentId + "/waivers", approved);
    }
}
