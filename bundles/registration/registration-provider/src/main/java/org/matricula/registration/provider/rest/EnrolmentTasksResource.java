package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.kernel.rest.StartedJob;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.GateCheck;

/** Enrolment tasks over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class EnrolmentTasksResource {

    private final EnrolmentTasks tasks;

    EnrolmentTasksResource(EnrolmentTasks tasks) {
        this.tasks = tasks;
    }

    /** Tasks of a session. */
    @GET
    @Operation(summary = "Enrolment tasks of an institution and session")
    public Page<EnrolmentTask> list(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session,
            @QueryParam("status") EnrolmentTask.Status status,
            @BeanParam Paging paging) {
        return tasks.list(caller, institution, session, status, paging.request());
    }

    /** Opens a task for each active registration of a session. */
    @POST
    @Path("openings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start opening enrolment tasks for a session")
    public Response open(@Context Caller caller, EnrolmentBodies.Opening body) {
        EnrolmentBodies.Opening given = Bodies.required(body);
        return started(tasks.open(
                caller, given.institution(), given.session(), given.opens(), given.closes(), given.reason()));
    }

    /** Judges the tasks of a session that are not complete. */
    @POST
    @Path("judgements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start judging the enrolment tasks of a session again; some lapse")
    public Response judge(@Context Caller caller, EnrolmentBodies.Judging body) {
        EnrolmentBodies.Judging given = Bodies.required(body);
        return started(tasks.judge(caller, given.institution(), given.session()));
    }

    /** One task. */
    @GET
    @Path("{id}")
    @Operation(summary = "One enrolment task")
    public Response get(@Context Caller caller, @PathParam("id") EnrolmentTaskId id) {
        return Replies.ok(tasks.get(caller, id));
    }

    /** How a task stands now. */
    @GET
    @Path("{id}/judgement")
    @Operation(summary = "How an enrolment task stands now: gates, clauses, who may waive them")
    public EnrolmentJudgement judgement(@Context Caller caller, @PathParam("id") EnrolmentTaskId id) {
        return tasks.judgement(caller, id);
    }

    /** All checks of a task. */
    @GET
    @Path("{id}/checks")
    @Operation(summary = "All checks at the gates of an enrolment task, oldest first")
    public List<GateCheck> checks(@Context Caller caller, @PathParam("id") EnrolmentTaskId id) {
        return tasks.checks(caller, id);
    }

    /** Records the student's declaration. */
    @POST
    @Path("{id}/declaration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record the student's declaration")
    public Response declare(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.Declaration body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(tasks.declare(caller, id, Bodies.required(body).edition(), version));
    }

    /** Takes back a declaration. */
    @POST
    @Path("{id}/declaration/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back a declaration that was recorded by mistake, also after enrolment")
    public Response withdrawDeclaration(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.TakingBack body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(
                tasks.withdrawDeclaration(caller, id, Bodies.required(body).reason(), version));
    }

    /** Records a check of identity or right to study. */
    @POST
    @Path("{id}/checks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a check of identity or right to study")
    public Response check(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.Check body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(tasks.check(caller, id, Bodies.required(body).check(), version));
    }

    /** Waives a gate in the name of an authority. */
    @POST
    @Path("{id}/waivers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Waive a gate in the name of an authority that may")
    public Response waive(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.GateWaiver body) {
        long version = EntityTagVersion.required(ifMatch);
        EnrolmentBodies.GateWaiver given = Bodies.required(body);
        return Replies.ok(
                tasks.waive(caller, id, given.gate(), given.authority(), given.reason(), given.expires(), version));
    }

    /** Enrols the student. */
    @POST
    @Path("{id}/completion")
    @Operation(summary = "Enrol the student; every gate must be passed or waived")
    public Response complete(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch) {
        return Replies.ok(tasks.complete(caller, id, EntityTagVersion.required(ifMatch)));
    }

    /** Takes an enrolment back. */
    @POST
    @Path("{id}/reopening")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back an enrolment by mistake; the task stands by its gates again")
    public Response reopen(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.TakingBack body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(tasks.reopen(caller, id, Bodies.required(body).reason(), version));
    }

    private static Response started(JobId job) {
        return Replies.accepted("jobs/" + job, new StartedJob(job));
    }
}
