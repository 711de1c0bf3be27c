package org.matricula.documents.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.api.OwnDocuments;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;

/** What was issued to the student who asks. */
@Produces(MediaType.APPLICATION_JSON)
public final class OwnResource {

    private final OwnDocuments documents;

    OwnResource(OwnDocuments documents) {
        this.documents = documents;
    }

    /** The documents. */
    @GET
    @Operation(summary = "What was issued to the student who asks, oldest first")
    public List<IssuedDocument> list(@Context Caller caller) {
        return documents.of(caller);
    }

    /** One of them as PDF. */
    @GET
    @Path("{id}/pdf")
    @Produces(Papers.MEDIA_TYPE)
    @Operation(summary = "A document that was issued to the student who asks, as PDF with its signed record inside")
    public Response pdf(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return Files.pdf("document-" + id, out -> documents.pdf(caller, id, out));
    }
}
