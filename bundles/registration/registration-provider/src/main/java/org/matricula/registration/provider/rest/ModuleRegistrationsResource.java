package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
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
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.Registrations;

/** Registrations on modules over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ModuleRegistrationsResource {

    private final Registrations registrations;
    private final RegistrationAdmin admin;
    private final RegistrationHistory history;

    ModuleRegistrationsResource(Registrations registrations, RegistrationAdmin admin, RegistrationHistory history) {
        this.registrations = registrations;
        this.admin = admin;
        this.history = history;
    }

    /** Registers a student on a module occurrence. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register a student on a module occurrence, as far as the regulations permit or waivers allow")
    public Response register(@Context Caller caller, NewModuleRegistration body) {
        NewModuleRegistration given = Bodies.required(body);
        Versioned<ModuleRegistration> created =
                admin.register(caller, given.registration(), given.programmeId(), given.exception());
        return Replies.created(
                "registration/module-registrations/" + created.record().id(), created);
    }

    /** One registration. */
    @GET
    @Path("{id}")
    @Operation(summary = "One registration on a module occurrence")
    public Response get(@Context Caller caller, @PathParam("id") ModuleRegistrationId id) {
        return Replies.ok(registrations.moduleRegistration(caller, id));
    }

    /** How the registration stood: every state, or the one of a day. */
    @GET
    @Path("{id}/history")
    @Operation(summary = "Every state of a registration on a module, or the one of a day, as known at a moment")
    public List<ModuleRegistrationState> history(
            @Context Caller caller,
            @PathParam("id") ModuleRegistrationId id,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("knownAt") String knownAt) {
        return AsOf.of(asOf, knownAt)
                .read(moment -> history.of(caller, id, moment), (day, moment) -> history.on(caller, id, day, moment));
    }

    /** Takes a student off a module occurrence. */
    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a student off a module occurrence; what was recorded stays")
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") ModuleRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Withdrawal body) {
        long version = EntityTagVersion.required(ifMatch);
        Withdrawal given = Bodies.required(body);
        return Replies.ok(admin.withdraw(caller, id, given.withdrawnOn(), version, given.reason()));
    }
}
