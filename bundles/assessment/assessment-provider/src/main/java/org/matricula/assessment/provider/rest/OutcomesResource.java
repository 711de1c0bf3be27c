package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.api.OwnOutcomes;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was decided about single students' assessments, over REST. */
@Component(service = OutcomesResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class OutcomesResource {

    private final AssessmentOutcomes outcomes;
    private final OwnOutcomes own;

    /** Speaks for the services. */
    @Activate
    public OutcomesResource(@Reference AssessmentOutcomes outcomes, @Reference OwnOutcomes own) {
        this.outcomes = outcomes;
        this.own = own;
    }

    /** Records a decision. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record what a panel decided about a student's assessment, with reason and reference")
    public Response record(@Context Caller caller, OutcomeBody body) {
        AssessmentOutcome outcome =
                outcomes.record(caller, Bodies.required(body).decision());
        return Replies.created("assessment/outcomes/" + outcome.id(), outcome);
    }

    /** Everything that was decided about a student. */
    @GET
    @Operation(summary = "All outcomes about a person, revoked ones included, oldest first")
    public List<AssessmentOutcome> of(@Context Caller caller, @QueryParam("student") StudentId student) {
        caller.require(AssessmentOutcomes.READ);
        if (student == null) {
            throw Problem.invalid("student", null, "must be given").exception();
        }
        return outcomes.of(caller, student);
    }

    /** What was decided about the caller's own assessments. */
    @GET
    @Path("mine")
    @Operation(summary = "What stands of the decisions on when and in which form one takes one's assessments")
    public List<OwnOutcomes.OwnOutcome> own(@Context Caller caller) {
        return own.own(caller);
    }

    /** One outcome. */
    @GET
    @Path("{id}")
    @Operation(summary = "One outcome")
    public AssessmentOutcome get(@Context Caller caller, @PathParam("id") AssessmentOutcomeId id) {
        return outcomes.get(caller, id);
    }

    /** Revokes an outcome. */
    @POST
    @Path("{id}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Revoke an outcome, with a reason; it stays on record")
    public AssessmentOutcome revoke(@Context Caller caller, @PathParam("id") AssessmentOutcomeId id, ReasonBody body) {
        return outcomes.revoke(caller, id, Bodies.required(body).reason());
    }
}
