package org.matricula.documents.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.io.ByteArrayOutputStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.Transcript;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents over REST. */
@Component(service = DomainResource.class)
@Domain("documents")
@Path("")
public final class DocumentsResource implements DomainResource {

    private static final String PDF = "application/pdf";

    private final Documents documents;

    /** Speaks for the service. */
    @Activate
    public DocumentsResource(@Reference Documents documents) {
        this.documents = documents;
    }

    /** A student's transcript. */
    @GET
    @Path("students/{id}/transcript")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A student's transcript: released results only")
    public Transcript transcript(@Context Caller caller, @PathParam("id") StudentId student) {
        return documents.transcript(caller, student);
    }

    /** A student's transcript as PDF; drawn up before anything is sent, so that a refusal is still a problem. */
    @GET
    @Path("students/{id}/transcript.pdf")
    @Produces(PDF)
    @Operation(summary = "A student's transcript as PDF")
    public Response transcriptPdf(@Context Caller caller, @PathParam("id") StudentId student) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        documents.transcriptPdf(caller, student, pdf);
        return Response.ok(pdf.toByteArray(), PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"transcript-" + student + ".pdf\"")
                .build();
    }
}
