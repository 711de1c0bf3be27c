package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.ChairsActions.Action;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** The register of what chairs did after a meeting. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChairsActionsResource {

    private final ChairsActions actions;

    ChairsActionsResource(ChairsActions actions) {
        this.actions = actions;
    }

    /** The actions on a meeting. */
    @GET
    @Operation(summary = "The chair's actions on a released meeting, oldest first")
    public List<Action> list(@Context Caller caller, @PathParam("id") MeetingId id) {
        return actions.of(caller, id);
    }

    /** Proposes one. */
    @POST
    @Operation(summary = "Propose a chair's action on a student of a released meeting")
    public Action propose(@Context Caller caller, @PathParam("id") MeetingId id, ChairsActions.Proposal body) {
        return actions.propose(caller, id, Bodies.required(body));
    }

    /** Confirms one. */
    @POST
    @Path("{action}/confirmation")
    @Operation(summary = "Confirm a chair's action as a second person")
    public Action confirm(@Context Caller caller, @PathParam("id") MeetingId id, @PathParam("action") long action) {
        return actions.confirm(caller, id, action);
    }

    /** Gives one up. */
    @POST
    @Path("{action}/refusal")
    @Operation(summary = "Give up a chair's action that waits")
    public Action refuse(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("action") long action,
            ActionBodies.Refusal body) {
        return actions.refuse(caller, id, action, Bodies.required(body).reason());
    }

    /** Records that somebody was told. */
    @POST
    @Path("{action}/notices")
    @Operation(summary = "Record that somebody was told of a chair's action")
    public Action notice(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("action") long action,
            ActionBodies.NewNotice body) {
        ActionBodies.NewNotice given = Bodies.required(body);
        return actions.notice(caller, id, action, given.to(), given.on(), given.reference());
    }

    /** Lets the registration follow. */
    @POST
    @Path("{action}/registration")
    @Operation(
            summary = "Let the registration follow a chair's action although something was done to it or marked since",
            description =
                    "For an action with \"registrationStays\": modules of later sessions without a mark are left.")
    public Action follow(
            @Context Caller caller, @PathParam("id") MeetingId id, @PathParam("action") long action, ReasonBody body) {
        return actions.follow(caller, id, action, Bodies.required(body).reason());
    }

    /** Records that a meeting was told. */
    @POST
    @Path("{action}/report")
    @Operation(summary = "Record that a meeting was told of a chair's action")
    public Action report(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("action") long action,
            ActionBodies.Report body) {
        return actions.report(caller, id, action, Bodies.required(body).meeting());
    }
}
