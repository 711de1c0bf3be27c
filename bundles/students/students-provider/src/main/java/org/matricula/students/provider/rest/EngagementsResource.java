package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/** Engagements of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class EngagementsResource {

    private final StudentStatus status;

    EngagementsResource(StudentStatus status) {
        this.status = status;
    }

    /** All engagements with their versions. */
    @GET
    @Operation(summary = "A student's engagements with the version that a change must name, oldest first")
    public List<Versioned<Engagement>> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return status.engagements(caller, id);
    }

    /** Adds an engagement. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an engagement")
    public Response engage(@Context Caller caller, @PathParam("id") StudentId id, NewEngagement body) {
        NewEngagement given = Bodies.required(body);
        return Replies.created(
                "students/" + id + "/engagements",
                status.engage(
                        caller,
                        new Engagement(
                                null, null, id, given.kind(), given.begins(), given.expectedEnd(), given.ended())));
    }

    /** Changes or ends an engagement. */
    @PUT
    @Path("{engagementId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the expected end of an engagement, or end it; every version is kept")
    public Response change(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("engagementId") EngagementId engagementId,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EngagementChange body) {
        long version = EntityTagVersion.required(ifMatch);
        EngagementChange given = Bodies.required(body);
        of(caller, id, engagementId);
        Engagement wanted = new Engagement(engagementId, null, id, null, null, given.expectedEnd(), given.ended());
        return Replies.ok(status.change(caller, wanted, version, given.reason()));
    }

    /** Takes an engagement back. */
    @POST
    @Path("{engagementId}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back an engagement that was entered in error; it stays readable, with who and why")
    public Response voided(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("engagementId") EngagementId engagementId,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Reason body) {
        long version = EntityTagVersion.required(ifMatch);
        Reason given = Bodies.required(body);
        of(caller, id, engagementId);
        return Replies.ok(status.voided(caller, engagementId, version, given.reason()));
    }

    private void of(Caller caller, StudentId id, EngagementId engagementId) {
        if (status.engagements(caller, id).stream()
                .noneMatch(engagement -> engagement.record().id().equals(engagementId))) {
            throw Problem.notFound("engagement", engagementId).exception();
        }
    }
}
