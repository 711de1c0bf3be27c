package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.BeanParam;
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
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverId;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.api.RollOvers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Roll-overs to the next session over REST. */
@Component(service = RollOversResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class RollOversResource {

    private final RollOvers rollOvers;

    /** Speaks for the service. */
    @Activate
    public RollOversResource(@Reference RollOvers rollOvers) {
        this.rollOvers = rollOvers;
    }

    /** Starts a roll-over, or rehearses it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Roll programme registrations over to the next session, or rehearse it")
    public Response start(@Context Caller caller, NewRollOver body) {
        NewRollOver given = Bodies.required(body);
        RollOver run = rollOvers.start(
                caller,
                given.institution(),
                given.session(),
                given.isRehearsal(),
                given.carriesUndecided(),
                given.reason());
        return Replies.accepted("registration/roll-overs/" + run.id(), run);
    }

    /** Roll-overs, oldest first. */
    @GET
    @Operation(summary = "Roll-overs and their numbers, oldest first")
    public Page<RollOver> list(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution, @BeanParam Paging paging) {
        return rollOvers.list(caller, institution, paging.request());
    }

    /** One roll-over. */
    @GET
    @Path("{id}")
    @Operation(summary = "How far a roll-over is, and its numbers by reason")
    public RollOver get(@Context Caller caller, @PathParam("id") RollOverId id) {
        return rollOvers.get(caller, id);
    }

    /** The report. */
    @GET
    @Path("{id}/lines")
    @Operation(
            summary = "What became of each registration, and why; all, the carried, those not carried, or one reason")
    public Page<RollOverLine> lines(
            @Context Caller caller,
            @PathParam("id") RollOverId id,
            @QueryParam("carried") String carried,
            @QueryParam("reason") String reason,
            @BeanParam Paging paging) {
        return rollOvers.report(
                caller,
                id,
                Words.flag("carried", carried),
                Words.read(RollOverLine.Reason.class, "reason", reason),
                paging.request());
    }
}
