package org.matricula.kernel.jobs;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.Paging;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Long work: how far it is, and how to stop it or let it go on. */
@Component(service = DomainResource.class)
@Domain("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource implements DomainResource {

    private final Jobs jobs;

    /** Uses the journal. */
    @Activate
    public JobsResource(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    /** The jobs of the caller's institutions, oldest first. */
    @GET
    @Operation(summary = "The jobs of the caller's institutions, oldest first.")
    public Page<JobView> list(@Context Caller caller, @BeanParam Paging paging) {
        Page<Job> page = jobs.list(caller, paging.request());
        return new Page<>(page.items().stream().map(JobView::of).toList(), page.next());
    }

    /** One job. */
    @GET
    @Path("{id}")
    @Operation(summary = "One job and how far it is.")
    public JobView get(@Context Caller caller, @PathParam("id") JobId id) {
        return JobView.of(jobs.get(caller, id));
    }

    /** Stops a job after its current chunk. */
    @POST
    @Path("{id}/cancellation")
    @Operation(summary = "Stops a job after its current chunk; what is committed stays.")
    public JobView cancel(@Context Caller caller, @PathParam("id") JobId id) {
        return JobView.of(jobs.cancel(caller, id));
    }

    /** Lets a failed or cancelled job go on. */
    @POST
    @Path("{id}/resumption")
    @Operation(summary = "Lets a failed or cancelled job go on where its last chunk ended.")
    public JobView resume(@Context Caller caller, @PathParam("id") JobId id) {
        return JobView.of(jobs.resume(caller, id));
    }
}
