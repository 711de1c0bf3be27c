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
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.Requests;

/** One request. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RequestResource {

    private final Requests requests;
    private final RequestDesk desk;
    private final RequestDecisions decisions;

    RequestResource(Requests requests, RequestDesk desk, RequestDecisions decisions) {
        this.requests = requests;
        this.desk = desk;
        this.decisions = decisions;
    }

    /** The request with the agreements that it needs. */
    @GET
    @Operation(summary = "One request with the agreements that it needs and has")
    public Response get(@Context Caller caller, @PathParam("id") RequestId id) {
        return Replies.ok(requests.get(caller, id));
    }

    /** Changes a draft. */
    @PUT
    @Operation(summary = "Change what a draft asks for")
    public Response change(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            AskedBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(desk.change(caller, id, Bodies.required(body).asked(), version));
    }

    /** Hands a draft in. */
    @POST
    @Path("submission")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Hand a draft in; where nobody has to agree it is approved at once")
    public Response submit(
            @Context Caller caller, @PathParam("id") RequestId id, @HeaderParam("If-Match") EntityTagVersion ifMatch) {
        return Replies.ok(desk.submit(caller, id, EntityTagVersion.required(ifMatch)));
    }

    /** The student takes it back. */
    @POST
    @Path("withdrawal")
    @Operation(summary = "Take a request back on the student's behalf")
    public Response takeBack(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ReasonBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(
                desk.takeBack(caller, id, version, Bodies.required(body).reason()));
    }

    /** Agrees or refuses in an office. */
    @POST
    @Path("answers")
    @Operation(
            summary = "Agree or refuse in the office whose turn it is",
            description = "With the last agreement the request is approved; with a refusal it is refused. Whoever wrote"
                    + " the request or agreed already cannot answer.")
    public Response answer(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            AnswerBody body) {
        long version = EntityTagVersion.required(ifMatch);
        AnswerBody given = Bodies.required(body);
        if (given.answer() == null) {
            throw Problem.invalid("answer", null, "must be AGREED or REFUSED").exception();
        }
        return Replies.ok(
                switch (given.answer()) {
                    case AGREED -> decisions.agree(caller, id, given.role(), version, given.reason());
                    case REFUSED -> decisions.refuse(caller, id, given.role(), version, given.reason(), given.clause());
                });
    }

    /** Carries it out. */
    @POST
    @Path("effect")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Carry an approved request out, from its first day on")
    public Response carryOut(
            @Context Caller caller, @PathParam("id") RequestId id, @HeaderParam("If-Match") EntityTagVersion ifMatch) {
        return Replies.ok(decisions.carryOut(caller, id, EntityTagVersion.required(ifMatch)));
    }

    /** Closes it, because the record contradicts it. */
    @POST
    @Path("closure")
    @Operation(summary = "Close an open request that the record contradicts, with a reason for the student")
    public Response close(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ReasonBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(
                decisions.close(caller, id, version, Bodies.required(body).reason()));
    }

    /** What happened to it. */
    @GET
    @Path("steps")
    @Operation(summary = "What happened to a request, with the rulings behind each step")
    public List<RequestStep> steps(@Context Caller caller, @PathParam("id") RequestId id) {
        return requests.steps(caller, id);
    }

    /** The letters about it. */
    @GET
    @Path("letters")
    @Operation(summary = "The letters to the student, with their digests")
    public List<RequestLetter> letters(@Context Caller caller, @PathParam("id") RequestId id) {
        return requests.letters(caller, id);
    }

    /** One letter. */
    @GET
    @Path("letters/{place}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
    @Operation(summary = "One letter, as JSON, text or HTML")
    public Response letter(
            @Context Caller caller,
            @PathParam("id") RequestId id,
            @PathParam("place") int place,
            @Context HttpHeaders headers) {
        return LetterPage.reply(requests.letters(caller, id), place, headers);
    }
}
