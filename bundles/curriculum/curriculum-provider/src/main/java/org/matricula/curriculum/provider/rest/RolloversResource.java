package org.matricula.curriculum.provider.rest;

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
import org.matricula.curriculum.api.OccurrenceRollover;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.kernel.rest.StartedJob;

/** The carrying over of occurrences over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class RolloversResource {

    private final OccurrenceRollover rollover;

    RolloversResource(OccurrenceRollover rollover) {
        this.rollover = rollover;
    }

    /** Rehearses. */
    @POST
    @Path("rehearsal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What would become of each occurrence of a session; nothing is written")
    public List<RolledOccurrence> rehearse(@Context Caller caller, NewRollover body) {
        NewRollover given = Bodies.required(body);
        return rollover.rehearse(caller, given.institution(), given.session());
    }

    /** Starts the job. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Carry the occurrences of a session over to the next, as a job that can be repeated")
    public Response start(@Context Caller caller, NewRollover body) {
        NewRollover given = Bodies.required(body);
        JobId job = rollover.start(caller, given.institution(), given.session());
        return Replies.accepted("jobs/" + job, new StartedJob(job));
    }

    /** What a job did. */
    @GET
    @Path("{job}")
    @Operation(summary = "What a job did with each occurrence")
    public Page<RolledOccurrence> lines(@Context Caller caller, @PathParam("job") JobId job, @BeanParam Paging paging) {
        return rollover.lines(caller, job, paging.request());
    }
}
