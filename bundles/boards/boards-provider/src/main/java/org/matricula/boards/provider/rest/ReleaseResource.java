package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Releases;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.kernel.rest.StartedJob;

/** The release of a meeting's decisions. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReleaseResource {

    private final BoardAdmin admin;
    private final Releases releases;

    ReleaseResource(BoardAdmin admin, Releases releases) {
        this.admin = admin;
        this.releases = releases;
    }

    /** Publishes the decisions now. */
    @POST
    @Operation(
            summary = "Publish all decisions at one instant: now",
            description = "202 where many are to be told and nothing was rehearsed: a job makes the results and then"
                    + " publishes them. GET release names the job.")
    public Response release(@Context Caller caller, @PathParam("id") MeetingId id) {
        return reply(admin.release(caller, id));
    }

    /** 202 while a job makes what is to be told. */
    private static Response reply(Versioned<Meeting> meeting) {
        boolean done = meeting.record().releasedAt() != null;
        return done
                ? Replies.ok(meeting)
                : Response.fromResponse(Replies.ok(meeting))
                        .status(Response.Status.ACCEPTED)
                        .build();
    }

    /** How it stands. */
    @GET
    @Operation(summary = "How the release stands: the instant, what was rehearsed, who would be told")
    public Releases.Release get(@Context Caller caller, @PathParam("id") MeetingId id) {
        return releases.of(caller, id);
    }

    /** Makes all ready, addressed to nobody. */
    @POST
    @Path("rehearsal")
    @Operation(summary = "Make results, list and notices ready, addressed to nobody, as a job")
    public Response rehearse(@Context Caller caller, @PathParam("id") MeetingId id) {
        JobId job = releases.rehearse(caller, id);
        return Replies.accepted("jobs/" + job, new StartedJob(job));
    }

    /** Sets or moves the instant. */
    @POST
    @Path("embargo")
    @Operation(
            summary = "Release at an instant to come, or move that instant with a reason",
            description = "202 where many are to be told and nothing was rehearsed: a job makes the results, and the"
                    + " meeting is EMBARGOED when they are there. GET release names the job.")
    public Response embargo(@Context Caller caller, @PathParam("id") MeetingId id, ReleaseBodies.Embargo body) {
        ReleaseBodies.Embargo given = Bodies.required(body);
        return reply(releases.embargo(caller, id, given.releaseAt(), given.reason()));
    }

    /** Calls the release off. */
    @POST
    @Path("withdrawal")
    @Operation(summary = "Call a release off before its instant has come")
    public Response callOff(@Context Caller caller, @PathParam("id") MeetingId id, ReasonBody body) {
        return Replies.ok(releases.callOff(caller, id, Bodies.required(body).reason()));
    }

    /** The list for the notice board. */
    @GET
    @Path("list")
    @Operation(
            summary = "The list for the notice board: who progresses and who completes, by keys",
            description = "No names, numbers, classes or grades. A student finds the key on the own page.")
    public List<Releases.Listed> list(@Context Caller caller, @PathParam("id") MeetingId id) {
        return releases.list(caller, id);
    }

    /** Who is to be told. */
    @GET
    @Path("notices")
    @Operation(summary = "Who is to be told, and when and how it was done")
    public Page<Releases.Notice> notices(
            @Context Caller caller, @PathParam("id") MeetingId id, @BeanParam Paging paging) {
        return releases.notices(caller, id, paging.request());
    }

    /** Records that people were told. */
    @POST
    @Path("notices")
    @Operation(summary = "Record that people were told; without numbers, all who were not yet")
    public ReleaseBodies.Recorded told(@Context Caller caller, @PathParam("id") MeetingId id, ReleaseBodies.Told body) {
        ReleaseBodies.Told given = Bodies.required(body);
        return new ReleaseBodies.Recorded(releases.told(caller, id, given.notices(), given.on(), given.how()));
    }

    /** Publishes a new version of one result. */
    @POST
    @Path("corrections")
    @Operation(summary = "Publish a new version of a student's result beside the one before")
    public PublishedView correct(@Context Caller caller, @PathParam("id") MeetingId id, ReleaseBodies.Correction body) {
        ReleaseBodies.Correction given = Bodies.required(body);
        return PublishedView.of(releases.correct(caller, id, given.studentId(), given.reason()));
    }
}
