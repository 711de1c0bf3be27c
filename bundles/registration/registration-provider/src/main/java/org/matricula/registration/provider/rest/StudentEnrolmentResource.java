package org.matricula.registration.provider.rest;

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
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.MissingDocument;
import org.matricula.students.api.StudentId;

/** The enrolment of one student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class StudentEnrolmentResource {

    private final EnrolmentTasks tasks;

    StudentEnrolmentResource(EnrolmentTasks tasks) {
        this.tasks = tasks;
    }

    /** The student's tasks. */
    @GET
    @Path("tasks")
    @Operation(summary = "A student's enrolment tasks, oldest session first")
    public List<EnrolmentTask> of(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return tasks.of(caller, studentId);
    }

    /** What was asked of the student. */
    @GET
    @Path("missing-documents")
    @Operation(summary = "Documents that were asked of a student with their versions, oldest first")
    public List<Versioned<MissingDocument>> documents(
            @Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return tasks.documents(caller, studentId);
    }

    /** Asks the student for a document. */
    @POST
    @Path("missing-documents")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask a student for a document, which shuts the gate until it comes in")
    public Response request(
            @Context Caller caller,
            @PathParam("studentId") StudentId studentId,
            EnrolmentBodies.NewMissingDocument body) {
        Versioned<MissingDocument> asked =
                tasks.request(caller, studentId, Bodies.required(body).name());
        return Replies.created("registration/students/" + studentId + "/enrolment/missing-documents", asked);
    }
}
