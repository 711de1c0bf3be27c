package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.ReassessmentId;
import org.matricula.registration.api.Reassessments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registration for reassessment from the decisions of boards over REST. */
@Component(service = ReassessmentsResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class ReassessmentsResource {

    private final Reassessments reassessments;

    /** Speaks for the service. */
    @Activate
    public ReassessmentsResource(@Reference Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    /** What the boards of a session ordered. */
    @GET
    @Operation(summary = "What the boards of a session ordered to be taken again, and what hinders the registration")
    public Page<Reassessment> list(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session,
            @QueryParam("state") String state,
            @BeanParam Paging paging) {
        return reassessments.list(
                caller, institution, session, Words.read(Reassessment.State.class, "state", state), paging.request());
    }

    /** Tries open orders again. */
    @POST
    @Path("settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register what was open, for instance once the next session's occurrences are there")
    public List<Reassessment> settle(@Context Caller caller, OfSession body) {
        OfSession given = Bodies.required(body);
        return reassessments.settle(caller, given.institution(), given.session());
    }

    /** Closes an order of which nothing comes. */
    @POST
    @Path("{id}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close an order of which nothing comes, such as one on a discontinued module")
    public Reassessment close(@Context Caller caller, @PathParam("id") ReassessmentId id, EventBodies.Closure body) {
        return reassessments.close(caller, id, Bodies.required(body).reason());
    }

    /** Opens a closed order again. */
    @POST
    @Path("{id}/reopening")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open an order again that was closed by mistake; it is registered where that can be")
    public Reassessment reopen(@Context Caller caller, @PathParam("id") ReassessmentId id, EventBodies.Closure body) {
        return reassessments.reopen(caller, id, Bodies.required(body).reason());
    }
}
