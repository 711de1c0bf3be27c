package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
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
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.Holds;
import org.matricula.students.api.StudentId;

/** Holds on a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class HoldsResource {

    private final Holds holds;

    HoldsResource(Holds holds) {
        this.holds = holds;
    }

    /** All holds with their versions, released ones too. */
    @GET
    @Operation(summary = "The holds on a student with the version that a release must name, oldest first")
    public List<Versioned<Hold>> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return holds.of(caller, id);
    }

    /** Places a hold. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Place a hold with its source and effects")
    public Response place(@Context Caller caller, @PathParam("id") StudentId id, NewHold body) {
        NewHold given = Bodies.required(body);
        if (given.effects() != null && given.effects().contains(null)) {
            throw Problem.invalid("effects", null, "must be effects, each given")
                    .exception();
        }
        Hold hold =
                new Hold(null, null, id, given.source(), given.effects(), given.reason(), given.since(), given.until());
        return Replies.created("students/" + id + "/holds", holds.place(caller, hold));
    }

    /** Releases a hold. */
    @POST
    @Path("{holdId}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Release a hold; it stays on the record")
    public Response release(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("holdId") HoldId holdId,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Release body) {
        long version = EntityTagVersion.required(ifMatch);
        Release given = Bodies.required(body);
        if (holds.of(caller, id).stream().noneMatch(held -> held.record().id().equals(holdId))) {
            throw Problem.notFound("hold", holdId).exception();
        }
        return Replies.ok(holds.release(caller, holdId, given.until(), version, given.reason()));
    }
}
