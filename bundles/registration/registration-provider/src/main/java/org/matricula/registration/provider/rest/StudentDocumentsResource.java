package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.CapturedDocument;
import org.matricula.registration.api.CapturedDocuments;
import org.matricula.students.api.StudentId;

/** The captured documents of one student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class StudentDocumentsResource {

    private final CapturedDocuments documents;

    StudentDocumentsResource(CapturedDocuments documents) {
        this.documents = documents;
    }

    /** All documents without their bytes. */
    @GET
    @Operation(summary = "A student's captured documents without their bytes, oldest first")
    public List<CapturedDocument> of(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return documents.of(caller, studentId);
    }

    /** Keeps a document: its bytes are the body, at most 4 MiB. */
    @POST
    @Consumes({"application/pdf", "image/png", "image/jpeg"})
    @Operation(summary = "Capture a document: PDF, PNG or JPEG, at most 4 MiB")
    public Response capture(
            @Context Caller caller,
            @PathParam("studentId") StudentId studentId,
            @QueryParam("kind") CapturedDocument.Kind kind,
            @QueryParam("title") String title,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            byte[] body) {
        CapturedDocument captured = documents.capture(caller, studentId, kind, title, mediaType, Bodies.required(body));
        return Replies.created("registration/documents/" + captured.id() + "/content", captured);
    }
}
