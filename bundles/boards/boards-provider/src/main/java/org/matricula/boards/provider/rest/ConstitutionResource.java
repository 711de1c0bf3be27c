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
import org.matricula.boards.api.Constitution;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** The board of a meeting. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConstitutionResource {

    private final Constitutions constitutions;

    ConstitutionResource(Constitutions constitutions) {
        this.constitutions = constitutions;
    }

    /** The board as it stands. */
    @GET
    @Operation(summary = "Who belongs to the board, who came, and whether it is quorate, with the rules applied")
    public Constitution get(@Context Caller caller, @PathParam("id") MeetingId id) {
        return constitutions.of(caller, id);
    }

    /** Records members and whether they came. */
    @POST
    @Operation(
            summary = "Record members of the board and whether they came",
            description = "Who is not named stays as recorded; a changed entry needs a reason.")
    public Constitution record(@Context Caller caller, @PathParam("id") MeetingId id, MembersBody body) {
        MembersBody given = Bodies.required(body);
        return constitutions.record(caller, id, given.named(), given.reason());
    }

    /** Names who chairs it after the release. */
    @POST
    @Path("chair")
    @Operation(
            summary = "Name who chairs the board after its release",
            description = "Where those who chaired the meeting have no user name on record, or hold the office no more:"
                    + " chair's actions are this person's as well. Who sat on the board stays as recorded.")
    public Constitution nameChair(@Context Caller caller, @PathParam("id") MeetingId id, NewChair body) {
        NewChair given = Bodies.required(body);
        return constitutions.nameChair(caller, id, given.name(), given.userName(), given.reason());
    }

    /** All entries. */
    @GET
    @Path("history")
    @Operation(summary = "All entries on the members of the board, oldest first")
    public List<Constitution.Entry> history(@Context Caller caller, @PathParam("id") MeetingId id) {
        return constitutions.history(caller, id);
    }
}
