package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
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
import org.matricula.students.api.DuplicateCandidate;
import org.matricula.students.api.Duplicates;

/** Records that may be of one person over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class DuplicatesResource {

    private final Duplicates duplicates;

    DuplicatesResource(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** Pairs that may be of one person. */
    @GET
    @Operation(summary = "Pairs of records that may be of one person, with what speaks for it")
    public Page<DuplicateCandidate> candidates(
            @Context Caller caller,
            @Parameter(required = true) @QueryParam("institution") InstitutionCode institution,
            @BeanParam Paging paging) {
        return duplicates.candidates(caller, institution, paging.request());
    }

    /** Tells two records apart. */
    @POST
    @Path("apart")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Remember that two records are of two persons, so that they are no candidates any more")
    public Response apart(@Context Caller caller, TwoPersons body) {
        TwoPersons given = Bodies.required(body);
        duplicates.tellApart(caller, given.first(), given.second(), given.reason());
        return Response.noContent().build();
    }
}
