package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.registration.api.CapturedDocument;
import org.matricula.registration.api.CapturedDocumentId;
import org.matricula.registration.api.CapturedDocuments;

/** Captured documents over REST. */
public final class DocumentsResource {

    private final CapturedDocuments documents;

    DocumentsResource(CapturedDocuments documents) {
        this.documents = documents;
    }

    /** The bytes of a document; nobody but the caller keeps them, and no browser shows them as a page. */
    @GET
    @Path("{id}/content")
    @Operation(summary = "The bytes of a captured document")
    public Response content(@Context Caller caller, @PathParam("id") CapturedDocumentId id) {
        CapturedDocuments.Content content = documents.content(caller, id);
        return Response.ok(content.bytes(), content.document().mediaType())
                .header("Content-Disposition", "attachment; filename=\"document-" + id + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Voids one that was captured by mistake. */
    @POST
    @Path("{id}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Void a document that was captured by mistake; its bytes are erased")
    public CapturedDocument voidDocument(
            @Context Caller caller, @PathParam("id") CapturedDocumentId id, EnrolmentBodies.DocumentVoid body) {
        return documents.voidDocument(caller, id, Bodies.required(body).reason());
    }
}
