package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
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
}
