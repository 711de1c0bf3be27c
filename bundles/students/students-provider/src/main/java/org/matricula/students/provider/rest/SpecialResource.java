package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Dated;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.StudentId;

/** Special-category data of a student over REST, under privileges of its own. */
@Produces(MediaType.APPLICATION_JSON)
public final class SpecialResource {

    private final SpecialData special;

    SpecialResource(SpecialData special) {
        this.special = special;
    }

    /** The history, oldest first. */
    @GET
    @Operation(summary = "A student's special-category data; each reading is kept in the audit trail with its purpose")
    public List<Dated<SpecialCategory>> all(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @Parameter(required = true, description = "Why it is read, 1 to 200 characters.") @QueryParam("purpose")
                    String purpose) {
        return special.of(caller, id, purpose);
    }

    /** Records a characteristic. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a protected characteristic; what was recorded before stays")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewSpecial body) {
        NewSpecial given = Bodies.required(body);
        return Replies.created(
                "students/" + id + "/special", special.record(caller, id, given.category(), given.entry()));
    }
}
