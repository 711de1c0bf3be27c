package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Duplicates;
import org.matricula.students.api.Merge;
import org.matricula.students.api.MergeId;

/** Merges over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class MergesResource {

    private final Duplicates duplicates;

    MergesResource(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** Merges two records. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Merge a record into another by a link; both keep their histories in all domains")
    public Response merge(@Context Caller caller, NewMerge body) {
        NewMerge given = Bodies.required(body);
        return Replies.created(
                "students/" + given.merged() + "/merges",
                duplicates.merge(caller, given.merged(), given.survivor(), given.reason()));
    }

    /** Undoes a merge. */
    @POST
    @Path("{mergeId}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Undo a merge; both records are as before")
    public Merge undo(@Context Caller caller, @PathParam("mergeId") MergeId mergeId, Reason body) {
        return duplicates.undo(caller, mergeId, Bodies.required(body).reason());
    }
}
