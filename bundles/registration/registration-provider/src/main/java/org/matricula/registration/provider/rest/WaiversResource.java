package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.api.Waivers;

/** Waivers by identity over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class WaiversResource {

    private final Waivers waivers;

    WaiversResource(Waivers waivers) {
        this.waivers = waivers;
    }

    /** Ends a waiver before its time. */
    @POST
    @Path("{id}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Revoke a waiver; it stays on the record")
    public Response revoke(
            @Context Caller caller,
            @PathParam("id") WaiverId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            WaiverBodies.Revocation body) {
        long version = EntityTagVersion.required(ifMatch);
        WaiverBodies.Revocation given = Bodies.required(body);
        return Replies.ok(waivers.revoke(caller, id, given.on(), version, given.reason()));
    }
}
