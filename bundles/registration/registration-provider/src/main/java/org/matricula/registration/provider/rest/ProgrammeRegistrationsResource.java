package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;

/** Registrations on programmes over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ProgrammeRegistrationsResource {

    private final Registrations registrations;
    private final RegistrationAdmin admin;

    ProgrammeRegistrationsResource(Registrations registrations, RegistrationAdmin admin) {
        this.registrations = registrations;
        this.admin = admin;
    }

    /** Registers a student on a programme. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register a student on a programme")
    public Response register(@Context Caller caller, NewProgrammeRegistration body) {
        Versioned<ProgrammeRegistration> created =
                admin.register(caller, Bodies.required(body).registration());
        return Replies.created(
                "registration/programme-registrations/" + created.record().id(), created);
    }

    /** One registration. */
    @GET
    @Path("{id}")
    @Operation(summary = "One registration on a programme")
    public Response get(@Context Caller caller, @PathParam("id") ProgrammeRegistrationId id) {
        return Replies.ok(registrations.programmeRegistration(caller, id));
    }
}
