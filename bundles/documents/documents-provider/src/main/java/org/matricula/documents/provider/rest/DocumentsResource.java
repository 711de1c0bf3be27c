package org.matricula.documents.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.documents.api.DocumentExports;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.DocumentTraces;
import org.matricula.documents.api.DocumentVerification;
import org.matricula.documents.api.DocumentVerification.Verified;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.Draft;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.OwnDocuments;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents over REST: drafts, what was issued, and the check that is open to everybody. */
@Component(service = DomainResource.class)
@Domain("documents")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentsResource implements DomainResource {

    private final Documents documents;
    private final DocumentVerification verification;
    private final IssuedResource issued;
    private final BatchesResource batches;
    private final OwnResource own;

    /** Speaks for the services. */
    @Activate
    public DocumentsResource(
            @Reference Documents documents,
            @Reference DocumentOffice office,
            @Reference DocumentVerification verification,
            @Reference DocumentExports exports,
            @Reference DocumentTraces traces,
            @Reference OwnDocuments own) {
        this.documents = documents;
        this.verification = verification;
        this.issued = new IssuedResource(documents, office, exports, traces);
        this.batches = new BatchesResource(documents, office);
        this.own = new OwnResource(own);
    }

    /** What was issued to a student. */
    @GET
    @Path("students/{id}")
    @Operation(summary = "What was issued to a student, oldest first")
    public List<IssuedDocument> of(@Context Caller caller, @PathParam("id") StudentId student) {
        return documents.of(caller, student);
    }

    /** What a document of a kind says today. */
    @GET
    @Path("students/{id}/drafts/{kind}")
    @Operation(summary = "What a document of a kind says today: released results only")
    public Draft draft(
            @Context Caller caller,
            @PathParam("id") StudentId student,
            @PathParam("kind") DocumentKind kind,
            @QueryParam("language") @DefaultValue("EN") DocumentLanguage language) {
        return documents.draft(caller, student, kind, language);
    }

    /** A draft as PDF. */
    @GET
    @Path("students/{id}/drafts/{kind}/pdf")
    @Produces(Papers.MEDIA_TYPE)
    @Operation(summary = "What a document of a kind says today, as PDF without number and signature")
    public Response draftPdf(
            @Context Caller caller,
            @PathParam("id") StudentId student,
            @PathParam("kind") DocumentKind kind,
            @QueryParam("language") @DefaultValue("EN") DocumentLanguage language) {
        return Files.pdf("draft-" + student, out -> documents.draftPdf(caller, student, kind, language, out));
    }

    /** Issued documents. */
    @Path("issued")
    public IssuedResource issued() {
        return issued;
    }

    /** What was issued to the student who asks. */
    @Path("own")
    public OwnResource own() {
        return own;
    }

    /** Batches of documents. */
    @Path("batches")
    public BatchesResource batches() {
        return batches;
    }

    /** Whether a document is genuine; open to everybody. */
    @GET
    @Path("public/verification/{code}")
    @Operation(summary = "Whether a document is genuine, by the code printed on it; needs no sign-in")
    public Verified verify(@PathParam("code") String code) {
        return verification.verify(code);
    }

    /** The keys for an offline check; open to everybody. */
    @GET
    @Path("public/keys")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The public keys that check signatures, as PEM, oldest first; needs no sign-in")
    public String keys() {
        return String.join("", verification.publicKeys());
    }
}
