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
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.MissingDocumentId;

/** Documents that were asked for, by identity, over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class MissingDocumentsResource {

    private final EnrolmentTasks tasks;

    MissingDocumentsResource(EnrolmentTasks tasks) {
        this.tasks = tasks;
    }

    /** Notes that a document came in. */
    @POST
    @Path("{id}/receipt")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Note that a document that was asked for came in")
    public Response receive(
            @Context Caller caller,
            @PathParam("id") MissingDocumentId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.Receipt body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(tasks.receive(caller, id, Bodies.required(body).reference(), version));
    }

    /** Voids one that was asked for by mistake. */
    @POST
    @Path("{id}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Void a document that was asked for, or noted as received, by mistake")
    public Response voidDocument(
            @Context Caller caller,
            @PathParam("id") MissingDocumentId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.DocumentVoid body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(tasks.voidDocument(caller, id, Bodies.required(body).reason(), version));
    }
}
