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
import javax.ws.rs.core.Response;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.SubjectBoards;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;

/** Meetings of subject boards. Members, minutes and the list of meetings are those of all meetings. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubjectBoardsResource {

    private final SubjectBoards boards;

    SubjectBoardsResource(SubjectBoards boards) {
        this.boards = boards;
    }

    /** Opens a meeting. */
    @POST
    @Operation(summary = "Open a meeting of a subject board for some modules and pin the pack in force")
    public Response open(@Context Caller caller, NewSubjectMeeting body) {
        Versioned<Meeting> opened = boards.open(caller, Bodies.required(body).request());
        return Replies.created("boards/meetings/" + opened.record().id(), opened);
    }

    /** The runs before the meeting. */
    @GET
    @Path("{id}/results")
    @Operation(summary = "The runs before a subject board with grades, mean, what is missing and what is adopted")
    public List<SubjectBoards.ResultSet> agenda(@Context Caller caller, @PathParam("id") MeetingId id) {
        return boards.agenda(caller, id);
    }

    /** Adopts results. */
    @POST
    @Path("{id}/adoptions")
    @Operation(summary = "Adopt the results of runs as they were seen, by the digest of each")
    public List<SubjectBoards.ResultSet> adopt(
            @Context Caller caller, @PathParam("id") MeetingId id, AdoptionBody body) {
        return boards.adopt(caller, id, Bodies.required(body).seen());
    }

    /** Records a decision. */
    @POST
    @Path("{id}/decisions")
    @Operation(summary = "Record a decision that the regulations leave to a subject board")
    public SubjectBoards.Decision decide(
            @Context Caller caller, @PathParam("id") MeetingId id, SubjectBoards.DecisionRequest body) {
        return boards.decide(caller, id, Bodies.required(body));
    }

    /** Its decisions. */
    @GET
    @Path("{id}/decisions")
    @Operation(summary = "The decisions of a subject board, oldest first")
    public List<SubjectBoards.Decision> decisions(@Context Caller caller, @PathParam("id") MeetingId id) {
        return boards.decisions(caller, id);
    }

    /** Ends the meeting. */
    @POST
    @Path("{id}/conclusion")
    @Operation(summary = "End a meeting of a subject board; what it adopted is with the award boards")
    public Response conclude(@Context Caller caller, @PathParam("id") MeetingId id) {
        return Replies.ok(boards.conclude(caller, id));
    }
}
