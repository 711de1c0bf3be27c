package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ClaimId;
import org.matricula.registration.api.Claims;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Claims to the recognition of prior learning over REST. */
@Component(service = ClaimsResource.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClaimsResource {

    private final Claims claims;

    /** Speaks for the service. */
    @Activate
    public ClaimsResource(@Reference Claims claims) {
        this.claims = claims;
    }

    /** Makes a claim. */
    @POST
    @Operation(summary = "Make a claim to admission, exemption or accreditation of prior learning")
    public Response make(@Context Caller caller, ClaimBodies.NewClaim body) {
        Versioned<Claim> made = claims.make(caller, Bodies.required(body).claim());
        return Replies.created("registration/claims/" + made.record().id(), made);
    }

    /** Claims. */
    @GET
    @Operation(summary = "Claims of an institution, all or in one state")
    public Page<Claim> list(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("state") String state,
            @BeanParam Paging paging) {
        return claims.list(caller, institution, Words.read(Claim.State.class, "state", state), paging.request());
    }

    /** One student's claims. */
    @GET
    @Path("students/{studentId}")
    @Operation(summary = "A student's claims, oldest first")
    public List<Claim> of(@Context Caller caller, @PathParam("studentId") StudentId student) {
        return claims.of(caller, student);
    }

    /** One claim. */
    @GET
    @Path("{id}")
    @Operation(summary = "A claim with its evidence and every step")
    public Response get(@Context Caller caller, @PathParam("id") ClaimId id) {
        return Replies.ok(claims.get(caller, id));
    }

    /** More evidence. */
    @POST
    @Path("{id}/evidence")
    @Operation(summary = "Add evidence to an open claim; a piece may be used once only, anywhere")
    public Response evidence(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Claim.Evidence body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(claims.addEvidence(caller, id, Bodies.required(body), version));
    }

    /** A signature. */
    @POST
    @Path("{id}/signatures")
    @Operation(summary = "Record that student, course leader or assessor signed")
    public Response sign(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ClaimBodies.Signature body) {
        long version = EntityTagVersion.required(ifMatch);
        ClaimBodies.Signature given = Bodies.required(body);
        return Replies.ok(claims.sign(caller, id, given.signatory(), given.person(), given.on(), version));
    }

    /** Accepts a claim. */
    @POST
    @Path("{id}/acceptance")
    @Operation(
            summary = "Accept an open claim as its assessor proposes; refused with rule and clause where it may not be")
    public Response accept(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ClaimBodies.Acceptance body) {
        long version = EntityTagVersion.required(ifMatch);
        ClaimBodies.Acceptance given = Bodies.required(body);
        return Replies.ok(claims.accept(caller, id, given.assessor(), given.byModule(), given.on(), version));
    }

    /** The subject board ratified it. */
    @POST
    @Path("{id}/ratification")
    @Operation(summary = "Record that the subject board ratified a provisional claim; its modules go on the record")
    public Response ratify(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ClaimBodies.Ratification body) {
        long version = EntityTagVersion.required(ifMatch);
        ClaimBodies.Ratification given = Bodies.required(body);
        return Replies.ok(claims.ratify(caller, id, given.board(), given.on(), version));
    }

    /** Refuses a claim. */
    @POST
    @Path("{id}/refusal")
    @Operation(summary = "Refuse an open or provisional claim")
    public Response refuse(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ClaimBodies.Refusal body) {
        long version = EntityTagVersion.required(ifMatch);
        ClaimBodies.Refusal given = Bodies.required(body);
        return Replies.ok(claims.refuse(caller, id, given.person(), given.on(), given.reason(), version));
    }

    /** A confirmed claim was a mistake. */
    @POST
    @Path("{id}/revocation")
    @Operation(summary = "Revoke a confirmed claim; its modules are recognised no more")
    public Response revoke(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ClaimBodies.Refusal body) {
        long version = EntityTagVersion.required(ifMatch);
        ClaimBodies.Refusal given = Bodies.required(body);
        return Replies.ok(claims.revoke(caller, id, given.person(), given.on(), given.reason(), version));
    }

    /** The student gives it up. */
    @POST
    @Path("{id}/withdrawal")
    @Operation(summary = "The student gives an open or provisional claim up")
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") ClaimId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Withdrawal body) {
        long version = EntityTagVersion.required(ifMatch);
        Withdrawal given = Bodies.required(body);
        return Replies.ok(claims.withdraw(caller, id, given.withdrawnOn(), given.reason(), version));
    }
}
