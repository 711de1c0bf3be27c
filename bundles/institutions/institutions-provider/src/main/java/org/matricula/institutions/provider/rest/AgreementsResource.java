package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Edition;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** The agreements of a partner over REST; of an awarding body those with all its partners. */
@Produces(MediaType.APPLICATION_JSON)
public final class AgreementsResource {

    private final Agreements agreements;
    private final AgreementAdmin admin;

    AgreementsResource(Agreements agreements, AgreementAdmin admin) {
        this.agreements = agreements;
        this.admin = admin;
    }

    /** Agreements of the institution. */
    @GET
    @Operation(summary = "Agreements of a partner, or of an awarding body with all its partners")
    public List<Agreement> list(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @QueryParam("kind") String kind,
            @QueryParam("programme") String programme,
            @QueryParam("on") LocalDate on,
            @QueryParam("endsBy") LocalDate endsBy) {
        AgreementQuery query =
                new AgreementQuery(code, Words.read(Agreement.Kind.class, "kind", kind), programme, on, endsBy);
        return agreements.list(caller, query).stream().map(Versioned::record).toList();
    }

    /** Makes an agreement with the partner. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an agreement with a partner; for its awarding body")
    public Response create(@Context Caller caller, @PathParam("code") InstitutionCode code, AgreementBody body) {
        return created(code, admin.create(caller, Bodies.required(body).agreement(null, code)));
    }

    /** One agreement. */
    @GET
    @Path("{id}")
    @Operation(summary = "One agreement")
    public Response get(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") AgreementId id) {
        return Replies.ok(of(caller, code, id));
    }

    /** Writes a new version. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change an agreement; earlier versions stay readable")
    public Response change(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") AgreementId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            AgreementBody body) {
        long version = EntityTagVersion.required(ifMatch);
        AgreementBody given = Bodies.required(body);
        of(caller, code, id);
        return Replies.ok(admin.change(caller, given.agreement(id, code), version, given.reason()));
    }

    /** All versions. */
    @GET
    @Path("{id}/versions")
    @Operation(summary = "All versions of an agreement, oldest first, with who wrote them and why")
    public List<Edition<Agreement>> versions(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") AgreementId id) {
        of(caller, code, id);
        return agreements.history(caller, id);
    }

    /** Makes the agreement that follows. */
    @POST
    @Path("{id}/renewal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Renew an agreement: the next one begins after its last day")
    public Response renew(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") AgreementId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            AgreementBody body) {
        long version = EntityTagVersion.required(ifMatch);
        AgreementBody given = Bodies.required(body);
        of(caller, code, id);
        return created(code, admin.renew(caller, id, given.agreement(null, code), version));
    }

    /** Marks it as entered in error. */
    @POST
    @Path("{id}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mark an agreement as entered in error; it stays readable and never held")
    public Response voided(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") AgreementId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Reason body) {
        long version = EntityTagVersion.required(ifMatch);
        Reason given = Bodies.required(body);
        of(caller, code, id);
        return Replies.ok(admin.voided(caller, id, version, given.reason()));
    }

    private Versioned<Agreement> of(Caller caller, InstitutionCode code, AgreementId id) {
        Versioned<Agreement> found = agreements.get(caller, id);
        if (!code.equals(found.record().partner())
                && !code.equals(found.record().awardingBody())) {
            throw Problem.notFound("agreement", id).exception();
        }
        return found;
    }

    private static Response created(InstitutionCode code, Versioned<Agreement> created) {
        return Replies.created(
                "institutions/" + code + "/agreements/" + created.record().id(), created);
    }
}
