package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
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
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Dated;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;

/** Numbers that others gave of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class IdentifiersResource {

    private final StudentDetails details;

    IdentifiersResource(StudentDetails details) {
        this.details = details;
    }

    /** The history, oldest first. */
    @GET
    @Operation(summary = "The history of a student's identifiers, oldest first, corrected entries too")
    public List<Dated<OutsideIdentifier>> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return details.identifiers(caller, id);
    }

    /** Records a number. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a number with its first day and a reason; what was recorded before stays")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewIdentifier body) {
        NewIdentifier given = Bodies.required(body);
        return Replies.created(
                "students/" + id + "/identifiers", details.identifier(caller, id, given.identifier(), given.entry()));
    }

    /** Ends a number. */
    @POST
    @Path("{kind}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "End a number of a kind (HUSID, ULN, SSN or FOREIGN), or say that the student never had it",
            description = "With `corrects` the entry that it names was wrong from the beginning: the number finds the"
                    + " student no more, and the entry stays readable.")
    public Dated<OutsideIdentifier> end(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("kind") String kind,
            @Parameter(description = "who gave a FOREIGN one; absent otherwise") @QueryParam("issuer") String issuer,
            Ending body) {
        return details.without(
                caller,
                id,
                Values.constant("kind", kind, OutsideIdentifier.Kind.class),
                issuer,
                Bodies.required(body).entry());
    }
}
