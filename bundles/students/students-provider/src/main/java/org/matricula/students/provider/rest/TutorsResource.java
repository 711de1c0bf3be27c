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
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;

/** Personal tutors of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class TutorsResource {

    private final StudentDetails details;

    TutorsResource(StudentDetails details) {
        this.details = details;
    }

    /** The history, oldest first. */
    @GET
    @Operation(summary = "The history of a student's tutors, oldest first, corrected entries too")
    public List<Dated<String>> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return details.tutors(caller, id);
    }

    /** Records a personal tutor. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a personal tutor with its first day and a reason; what was recorded before stays")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewTutor body) {
        NewTutor given = Bodies.required(body);
        return Replies.created("students/" + id + "/tutors", details.tutor(caller, id, given.tutor(), given.entry()));
    }

    /** Says that there is no tutor. */
    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that there is no personal tutor from a day on")
    public Dated<String> end(@Context Caller caller, @PathParam("id") StudentId id, Ending body) {
        return details.withoutTutor(caller, id, Bodies.required(body).entry());
    }
}
