package org.matricula.regulations.engine.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.ReplayRequest;
import org.matricula.regulations.api.Replayed;
import org.matricula.regulations.api.Replays;

/** Past cohorts judged again. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReplaysResource {

    private final Replays replays;

    ReplaysResource(Replays replays) {
        this.replays = replays;
    }

    /** Starts a replay. */
    @POST
    @Operation(
            summary = "Judge the released decisions of a session again, under a pack before and a pack after, as a job",
            description = "Both packs are pinned by digest at once. Without 'beforePack' the one that governs the"
                    + " institution in that session is the pack before; without 'version' the latest version of 'pack'"
                    + " that was not refused is the pack after. 'kind' is the domain that decided, 'boards' when it is"
                    + " absent; 422 for one that is not known, 503 when that domain is not there.")
    public Response start(@Context Caller caller, ReplayRequest body) {
        Replay replay = replays.start(caller, Bodies.required(body));
        return Replies.accepted("regulations/replays/" + replay.id(), replay);
    }

    /** Replays, oldest first. */
    @GET
    @Operation(summary = "Replays with their distributions, oldest first")
    public Page<Replay> list(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution, @BeanParam Paging paging) {
        return replays.list(caller, institution, paging.request());
    }

    /** One replay. */
    @GET
    @Path("{id}")
    @Operation(summary = "One replay: the two packs, how far it is, the distribution, and the changed cases by clause")
    public Replay get(@Context Caller caller, @PathParam("id") ReplayId id) {
        return replays.get(caller, id);
    }

    /** The cases that come out otherwise. */
    @GET
    @Path("{id}/changes")
    @Operation(summary = "The cases that come out otherwise, each with both outcomes and the clauses that differ")
    public Page<Replayed> changes(
            @Context Caller caller,
            @PathParam("id") ReplayId id,
            @Parameter(description = "Only those that name this clause.") @QueryParam("clause") String clause,
            @Parameter(description = "Only those of this student.") @QueryParam("student") String student,
            @BeanParam Paging paging) {
        return replays.changes(caller, id, clause, student, paging.request());
    }
}
