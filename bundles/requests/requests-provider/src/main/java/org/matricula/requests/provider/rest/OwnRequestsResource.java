package org.matricula.requests.provider.rest;

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
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.requests.api.OwnRequests;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.StudentRequest;

/** The requests of the student that the caller is, over REST. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OwnRequestsResource {

    private final OwnRequests own;

    OwnRequestsResource(OwnRequests own) {
        this.own = own;
    }

    /** All of them. */
    @GET
    @Operation(summary = "The caller's own requests, oldest first")
    public List<StudentRequest> all(@Context Caller caller) {
        return own.all(caller);
    }

    /** What a request would bring about; nothing is written. */
    @POST
    @Path("preview")
    @Operation(summary = "What an own request would bring about; nothing is written")
    public Preview preview(@Context Caller caller, OwnRequestBody body) {
        OwnRequestBody given = Bodies.required(body);
        return own.preview(caller, given.registrationId(), given.kind(), given.asked());
    }

    /** Begins one. */
    @POST
    @Operation(summary = "Begin an own request as a draft")
    public Response draft(@Context Caller caller, OwnRequestBody body) {
        OwnRequestBody given = Bodies.required(body);
        Versioned<StudentRequest> created = own.draft(caller, given.registrationId(), given.kind(), given.asked());
        return Replies.created("requests/own/" + created.record().id(), created);
    }

    /** One request. */
    @GET
    @Path("{id}")
    @Operation(summary = "One own request with the agreements that it needs and has")
    public Response get(@Context Caller caller, @PathParam("id") RequestId id) {
        return Replies.ok(own.get(caller, id));
    }

    /** Changes a draft. */
    @PUT
    @Path("{id}")
    @Operation(summary = "Change what an own draft asks for")
    public Response change(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            AskedBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(own.change(caller, id, Bodies.required(body).asked(), version));
    }

    /** Hands a draft in. */
    @POST
    @Path("{id}/submission")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Hand an own draft in")
    public Response submit(
            @Context Caller caller, @PathParam("id") RequestId id, @HeaderParam("If-Match") EntityTagVersion ifMatch) {
        return Replies.ok(own.submit(caller, id, EntityTagVersion.required(ifMatch)));
    }

    /** Takes it back. */
    @POST
    @Path("{id}/withdrawal")
    @Operation(summary = "Take an own request back")
    public Response takeBack(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ReasonBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(
                own.takeBack(caller, id, version, Bodies.required(body).reason()));
    }

    /** What happened to it. */
    @GET
    @Path("{id}/steps")
    @Operation(summary = "What happened to an own request")
    public List<OwnRequests.Step> steps(@Context Caller caller, @PathParam("id") RequestId id) {
        return own.steps(caller, id);
    }

    /** The letters about it. */
    @GET
    @Path("{id}/letters")
    @Operation(summary = "The letters about an own request, with their digests")
    public List<RequestLetter> letters(@Context Caller caller, @PathParam("id") RequestId id) {
        return own.letters(caller, id);
    }

    /** One letter. */
    @GET
    @Path("{id}/letters/{place}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
    @Operation(summary = "One letter about an own request, as JSON, text or HTML")
    public Response letter(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @PathParam("place") int place,
            @Context HttpHeaders headers) {
        return LetterPage.reply(own.letters(caller, id), place, headers);
    }
}
