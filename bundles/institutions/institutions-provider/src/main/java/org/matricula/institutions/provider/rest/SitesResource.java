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
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** The sites of an institution over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class SitesResource {

    private final Partners partners;
    private final PartnerAdmin admin;

    SitesResource(Partners partners, PartnerAdmin admin) {
        this.partners = partners;
        this.admin = admin;
    }

    /** The sites, past and coming ones too unless a day is given. */
    @GET
    @Operation(summary = "The sites of an institution; with 'on' those of that day")
    public List<Site> list(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @QueryParam("on") LocalDate on) {
        return partners.sites(caller, code, on).stream().map(Versioned::record).toList();
    }

    /** Adds a site. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a site")
    public Response create(@Context Caller caller, @PathParam("code") InstitutionCode code, SiteBody body) {
        Versioned<Site> created = admin.create(caller, Bodies.required(body).site(null, code));
        return Replies.created(
                "institutions/" + code + "/sites/" + created.record().id(), created);
    }

    /** One site. */
    @GET
    @Path("{id}")
    @Operation(summary = "One site")
    public Response get(@Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") SiteId id) {
        return Replies.ok(of(caller, code, id));
    }

    /** Writes a new version. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a site; earlier versions stay readable")
    public Response change(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") SiteId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            SiteBody body) {
        long version = EntityTagVersion.required(ifMatch);
        SiteBody given = Bodies.required(body);
        of(caller, code, id);
        return Replies.ok(admin.change(caller, given.site(id, code), version, given.reason()));
    }

    /** All versions. */
    @GET
    @Path("{id}/versions")
    @Operation(summary = "All versions of a site, oldest first, with who wrote them and why")
    public List<Edition<Site>> versions(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") SiteId id) {
        of(caller, code, id);
        return partners.history(caller, id);
    }

    private Versioned<Site> of(Caller caller, InstitutionCode code, SiteId id) {
        Versioned<Site> found = partners.site(caller, id);
        if (!code.equals(found.record().institution())) {
            throw Problem.notFound("site", id).exception();
        }
        return found;
    }
}
