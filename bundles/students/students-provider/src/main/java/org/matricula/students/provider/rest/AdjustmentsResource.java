package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Set;
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
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.AdjustmentId;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.StudentId;

/** A person's reasonable adjustments over REST, under privileges of their own. */
@Produces(MediaType.APPLICATION_JSON)
public final class AdjustmentsResource {

    private final Adjustments adjustments;

    AdjustmentsResource(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    /** The plan. */
    @GET
    @Operation(summary = "A person's reasonable adjustments with their reasons; each reading is kept with its purpose")
    public List<Adjustment> all(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @Parameter(required = true, description = "Why it is read, 1 to 200 characters.") @QueryParam("purpose")
                    String purpose) {
        return adjustments.of(caller, id, purpose);
    }

    /** What there is to do. */
    @GET
    @Path("effects")
    @Operation(summary = "What others have to do for a person, without the reasons")
    public List<Adjustment.Effect> effects(@Context Caller caller, @PathParam("id") StudentId id) {
        return adjustments.effects(caller, Set.of(id)).getOrDefault(id, List.of());
    }

    /** Records an adjustment. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a reasonable adjustment with reason and evidence")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewAdjustment body) {
        return Replies.created(
                "students/" + id + "/adjustments",
                adjustments.record(caller, id, Bodies.required(body).terms()));
    }

    /** Records a consent. */
    @POST
    @Path("{adjustment}/consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record that somebody agreed to an adjustment or was told of it")
    public Adjustment consent(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("adjustment") AdjustmentId adjustment,
            NewConsent body) {
        return adjustments.consent(caller, id, adjustment, Bodies.required(body).consent());
    }

    /** Ends an adjustment. */
    @POST
    @Path("{adjustment}/ending")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End an adjustment, with a reason; it stays on record")
    public Adjustment end(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("adjustment") AdjustmentId adjustment,
            AdjustmentEnding body) {
        AdjustmentEnding given = Bodies.required(body);
        return adjustments.end(caller, id, adjustment, given.lastDay(), given.reason());
    }
}
