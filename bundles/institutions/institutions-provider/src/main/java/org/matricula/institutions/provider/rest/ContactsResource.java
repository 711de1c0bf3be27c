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
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.ContactId;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.Partners;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** The contacts of an institution over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ContactsResource {

    private final Partners partners;
    private final PartnerAdmin admin;

    ContactsResource(Partners partners, PartnerAdmin admin) {
        this.partners = partners;
        this.admin = admin;
    }

    /** The contacts, past and coming ones too unless a day is given. */
    @GET
    @Operation(summary = "The contacts of an institution; with 'on' those of that day")
    public List<Contact> list(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @QueryParam("on") LocalDate on) {
        return partners.contacts(caller, code, on).stream()
                .map(Versioned::record)
                .toList();
    }

    /** Adds a contact. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a contact")
    public Response create(@Context Caller caller, @PathParam("code") InstitutionCode code, ContactBody body) {
        Versioned<Contact> created = admin.create(caller, Bodies.required(body).contact(null, code));
        return Replies.created(
                "institutions/" + code + "/contacts/" + created.record().id(), created);
    }

    /** One contact. */
    @GET
    @Path("{id}")
    @Operation(summary = "One contact")
    public Response get(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") ContactId id) {
        return Replies.ok(of(caller, code, id));
    }

    /** Writes a new version. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a contact; earlier versions stay readable")
    public Response change(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") ContactId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ContactBody body) {
        long version = EntityTagVersion.required(ifMatch);
        ContactBody given = Bodies.required(body);
        of(caller, code, id);
        return Replies.ok(admin.change(caller, given.contact(id, code), version, given.reason()));
    }

    /** All versions. */
    @GET
    @Path("{id}/versions")
    @Operation(summary = "All versions of a contact, oldest first, with who wrote them and why")
    public List<Edition<Contact>> versions(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") ContactId id) {
        of(caller, code, id);
        return partners.history(caller, id);
    }

    private Versioned<Contact> of(Caller caller, InstitutionCode code, ContactId id) {
        Versioned<Contact> found = partners.contact(caller, id);
        if (!code.equals(found.record().institution())) {
            throw Problem.notFound("contact", id).exception();
        }
        return found;
    }
}
