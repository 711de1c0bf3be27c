package org.matricula.documents.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
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
import javax.ws.rs.core.StreamingOutput;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.Documents.LeftOut;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.kernel.rest.StartedJob;

/** Documents for all students of a meeting. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BatchesResource {

    private static final String ZIP = "application/zip";

    private final Documents documents;
    private final DocumentOffice office;

    BatchesResource(Documents documents, DocumentOffice office) {
        this.documents = documents;
        this.office = office;
    }

    /** Starts a batch. */
    @POST
    @Operation(summary = "Issue documents to the students of a released meeting, as a job")
    public Response issue(@Context Caller caller, NewBatch body) {
        NewBatch batch = Bodies.required(body);
        JobId job = office.issueAll(caller, batch.meeting(), batch.kind(), batch.language());
        return Replies.accepted("jobs/" + job, new StartedJob(job));
    }

    /** Whom a batch left out. */
    @GET
    @Path("{job}/left-out")
    @Operation(summary = "Whom a batch left out and why")
    public Page<LeftOut> leftOut(@Context Caller caller, @PathParam("job") JobId job, @BeanParam Paging paging) {
        return documents.leftOut(caller, job, paging.request());
    }

    /** All PDFs of a batch. */
    @GET
    @Path("{job}/pdfs")
    @Produces(ZIP)
    @Operation(summary = "All PDFs of a batch in one ZIP file")
    public Response pdfs(@Context Caller caller, @PathParam("job") JobId job) {
        // asked once before the answer begins, so that a refusal is still a problem
        if (documents.issued(caller, null, job, PageRequest.first()).items().isEmpty()) {
            throw Problem.notFound("batch with documents", job).exception();
        }
        StreamingOutput drawing = out -> documents.batchPdfs(caller, job, out);
        return Files.named(Response.ok(drawing, ZIP), "attachment", "documents-" + job + ".zip");
    }
}
