package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submissions;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.ModuleRegistrationId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Work that is handed in, and its receipts, over REST. */
@Component(service = SubmissionsResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class SubmissionsResource {

    private final Submissions submissions;

    /** Speaks for the service. */
    @Activate
    public SubmissionsResource(@Reference Submissions submissions) {
        this.submissions = submissions;
    }

    /** Records what a student handed in elsewhere. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record what a student handed in; the answer is the receipt")
    public Response submit(@Context Caller caller, SubmissionBody body) {
        return created(submissions.submit(caller, Bodies.required(body).work()));
    }

    /** The receipts of a module registration. */
    @GET
    @Operation(summary = "The receipts of a module registration, oldest first")
    public List<Submission> of(@Context Caller caller, @QueryParam("registration") ModuleRegistrationId registration) {
        caller.require(Submissions.READ);
        if (registration == null) {
            throw Problem.invalid("registration", null, "must be given").exception();
        }
        return submissions.of(caller, registration);
    }

    /** Records what the caller hands in now. */
    @POST
    @Path("mine")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hand in work of one's own, now; the answer is the receipt")
    public Response submitOwn(@Context Caller caller, SubmissionBody body) {
        return created(submissions.submitOwn(caller, Bodies.required(body).work()));
    }

    /** The caller's receipts. */
    @GET
    @Path("mine")
    @Operation(summary = "One's own receipts, oldest first")
    public List<Submission> own(@Context Caller caller) {
        return submissions.own(caller);
    }

    private static Response created(Submission receipt) {
        return Replies.created(
                "assessment/submissions?registration=" + receipt.work().registrationId(), receipt);
    }
}
