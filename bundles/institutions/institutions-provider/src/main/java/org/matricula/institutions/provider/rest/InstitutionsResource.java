package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.InstitutionAdmin;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.Workspace;
import org.matricula.institutions.api.Workspaces;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Institutions over REST. */
@Component(service = DomainResource.class)
@Domain("institutions")
@Produces(MediaType.APPLICATION_JSON)
public final class InstitutionsResource implements DomainResource {

    private final Institutions institutions;
    private final InstitutionAdmin admin;
    private final SessionsResource sessions;
    private final ClosureDaysResource closureDays;
    private final Workspaces workspaces;
    private final AgreementsResource agreements;
    private final SitesResource sites;
    private final ContactsResource contacts;
    private final DutiesResource duties;

    /** Speaks for the services. */
    @Activate
    public InstitutionsResource(
            @Reference Institutions institutions,
            @Reference InstitutionAdmin admin,
            @Reference Agreements agreements,
            @Reference AgreementAdmin agreementAdmin,
            @Reference Partners partners,
            @Reference PartnerAdmin partnerAdmin,
            @Reference PartnerDuties duties,
            @Reference Workspaces workspaces) {
        this.institutions = institutions;
        this.admin = admin;
        this.workspaces = workspaces;
        this.agreements = new AgreementsResource(agreements, agreementAdmin);
        this.sites = new SitesResource(partners, partnerAdmin);
        this.contacts = new ContactsResource(partners, partnerAdmin);
        this.duties = new DutiesResource(duties);
        this.sessions = new SessionsResource(institutions, admin);
        this.closureDays = new ClosureDaysResource(institutions, admin);
    }

    /** All institutions of the caller's scope. */
    @GET
    @Operation(summary = "All institutions that the caller may see, by code")
    public List<Institution> list(@Context Caller caller) {
        return institutions.list(caller);
    }

    /** Adds an institution. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an awarding body or a partner")
    public Response create(@Context Caller caller, NewInstitution body) {
        NewInstitution given = Bodies.required(body);
        Versioned<Institution> created =
                admin.create(caller, new Institution(given.code(), given.name(), given.kind(), given.awardingBody()));
        return Replies.created("institutions/" + created.record().code(), created);
    }

    /** One institution. */
    @GET
    @Path("{code}")
    @Operation(summary = "One institution")
    public Response get(@Context Caller caller, @PathParam("code") InstitutionCode code) {
        return Replies.ok(institutions.get(caller, code));
    }

    /** Changes the name of an institution. */
    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change an institution's name")
    public Response rename(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Renaming body) {
        long version = EntityTagVersion.required(ifMatch);
        Renaming given = Bodies.required(body);
        return Replies.ok(admin.rename(caller, code, given.name(), version, given.reason()));
    }

    /** The sessions of an institution. */
    @Path("{code}/sessions")
    public SessionsResource sessions() {
        return sessions;
    }

    /** The closure days of an institution. */
    @Path("{code}/closure-days")
    public ClosureDaysResource closureDays() {
        return closureDays;
    }

    /** The agreements of an institution. */
    @Path("{code}/agreements")
    public AgreementsResource agreements() {
        return agreements;
    }

    /** The delivery sites of an institution. */
    @Path("{code}/sites")
    public SitesResource sites() {
        return sites;
    }

    /** The contacts of an institution. */
    @Path("{code}/contacts")
    public ContactsResource contacts() {
        return contacts;
    }

    /** What a partner and its awarding body owe each other. */
    @Path("{code}/duties")
    public DutiesResource duties() {
        return duties;
    }

    /** What a partner works with. */
    @GET
    @Path("{code}/workspace")
    @Operation(summary = "Agreements in force, sites, contacts, duties and counts of an institution today")
    public Workspace workspace(@Context Caller caller, @PathParam("code") InstitutionCode code) {
        return workspaces.of(caller, code);
    }
}
