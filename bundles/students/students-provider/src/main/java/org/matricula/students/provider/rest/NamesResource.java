package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
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
import org.matricula.students.api.Dated;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;

/** Names of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class NamesResource {

    private final StudentDetails details;

    NamesResource(StudentDetails details) {
        this.details = details;
    }

    /** The history, oldest first. */
    @GET
    @Operation(summary = "The history of a student's names, oldest first, corrected entries too")
    public List<Dated<PersonName>> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return details.names(caller, id);
    }

    /** Records a name. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a name with its first day and a reason; what was recorded before stays")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewName body) {
        NewName given = Bodies.required(body);
        return Replies.created("students/" + id + "/names", details.name(caller, id, given.name(), given.entry()));
    }

    /** Ends the use of a preferred name. */
    @POST
    @Path("preferred/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End the use of a preferred name")
    public Dated<PersonName> end(@Context Caller caller, @PathParam("id") StudentId id, Ending body) {
        return details.withoutPreferredName(caller, id, Bodies.required(body).entry());
    }
}
