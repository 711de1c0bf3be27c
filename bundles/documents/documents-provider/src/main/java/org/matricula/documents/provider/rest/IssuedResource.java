package org.matricula.documents.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.documents.api.DocumentEvent;
import org.matricula.documents.api.DocumentExports;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.DocumentTraces;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;

/** The register of issued documents. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IssuedResource {

    private final Documents documents;
    private final DocumentOffice office;
    private final DocumentExports exports;
    private final DocumentTraces traces;

    IssuedResource(Documents documents, DocumentOffice office, DocumentExports exports, DocumentTraces traces) {
        this.documents = documents;
        this.office = office;
        this.exports = exports;
        this.traces = traces;
    }

    /** What was issued, by identity. */
    @GET
    @Operation(summary = "What was issued, oldest first")
    public Page<IssuedDocument> list(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("batch") JobId batch,
            @BeanParam Paging paging) {
        return documents.issued(caller, institution, batch, paging.request());
    }

    /** Issues a document. */
    @POST
    @Operation(summary = "Issue a document, also in the place of an earlier one with a reason")
    public Response issue(@Context Caller caller, NewDocument body) {
        IssuedDocument issued = office.issue(caller, Bodies.required(body).request());
        return Replies.created("documents/issued/" + issued.id(), issued);
    }

    /** One line of the register. */
    @GET
    @Path("{id}")
    @Operation(summary = "One line of the register")
    public IssuedDocument get(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return documents.get(caller, id);
    }

    /** What a document says. */
    @GET
    @Path("{id}/model")
    @Operation(summary = "What an issued document says")
    public DocumentModel model(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return documents.model(caller, id);
    }

    /** The document as PDF. */
    @GET
    @Path("{id}/pdf")
    @Produces(Papers.MEDIA_TYPE)
    @Operation(summary = "An issued document, or a recorded copy of it, as PDF with its signed record inside")
    public Response pdf(
            @Context Caller caller,
            @PathParam("id") IssuedDocumentId id,
            @QueryParam("copy") @DefaultValue("0") int copy) {
        return Files.pdf("document-" + id, out -> documents.pdf(caller, id, copy, out));
    }

    /** The document as HEAR. */
    @GET
    @Path("{id}/hear")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "A transcript as Higher Education Achievement Report (HEAR 1.1)")
    public Response hear(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return Files.xml("hear-" + id, out -> exports.hear(caller, id, out));
    }

    /** The document as ELMO. */
    @GET
    @Path("{id}/elmo")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "A transcript as EMREX ELMO 1.7")
    public Response elmo(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return Files.xml("elmo-" + id, out -> exports.elmo(caller, id, out));
    }

    /** The award as credential. */
    @GET
    @Path("{id}/credential")
    @Operation(summary = "The award as Open Badges 3.0 credential with its proof")
    public Response credential(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return Response.ok(exports.credential(caller, id), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** Where the figures come from. */
    @GET
    @Path("{id}/trace")
    @Operation(summary = "Where each figure of a document comes from: marks, ruling, decision")
    public TraceView trace(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return TraceView.of(traces.trace(caller, id));
    }

    /** What happened to a document. */
    @GET
    @Path("{id}/events")
    @Operation(summary = "Copies and revocation of an issued document, oldest first")
    public List<DocumentEvent> events(@Context Caller caller, @PathParam("id") IssuedDocumentId id) {
        return documents.events(caller, id);
    }

    /** Records a copy. */
    @POST
    @Path("{id}/copies")
    @Operation(summary = "Record that a copy was handed out")
    public Response copy(@Context Caller caller, @PathParam("id") IssuedDocumentId id, CopyBody body) {
        CopyBody copy = Bodies.required(body);
        return Replies.created(
                "documents/issued/" + id + "/events", office.copy(caller, id, copy.recipient(), copy.reason()));
    }

    /** Revokes a document. */
    @POST
    @Path("{id}/revocation")
    @Operation(summary = "Revoke a document with a reason")
    public Response revoke(@Context Caller caller, @PathParam("id") IssuedDocumentId id, RevocationBody body) {
        return Replies.created(
                "documents/issued/" + id + "/events",
                office.revoke(caller, id, Bodies.required(body).reason()));
    }
}
