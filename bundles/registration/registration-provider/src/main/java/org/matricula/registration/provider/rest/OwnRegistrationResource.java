package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.ModuleAttendance;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.OwnRegistration;
import org.matricula.registration.api.ProgrammeRegistration;

/** The registration of the student that the caller is, over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class OwnRegistrationResource {

    private final OwnRegistration own;

    OwnRegistrationResource(OwnRegistration own) {
        this.own = own;
    }

    /** Registrations on programmes. */
    @GET
    @Path("programmes")
    @Operation(summary = "The caller's own registrations on programmes, oldest first")
    public List<ProgrammeRegistration> programmes(@Context Caller caller) {
        return own.programmes(caller);
    }

    /** Registrations on modules. */
    @GET
    @Path("modules")
    @Operation(summary = "The caller's own registrations on modules, oldest first")
    public List<ModuleRegistration> modules(@Context Caller caller) {
        return own.modules(caller);
    }

    /** The attendance that is required. */
    @GET
    @Path("attendance")
    @Operation(summary = "What attendance the modules of the caller's own registrations require")
    public List<ModuleAttendance> attendance(@Context Caller caller) {
        return own.attendance(caller);
    }

    /** What was asked of the student. */
    @GET
    @Path("missing-documents")
    @Operation(summary = "Documents that were asked of the caller, oldest first")
    public List<MissingDocument> documents(@Context Caller caller) {
        return own.documents(caller);
    }

    /** Enrolment tasks. */
    @GET
    @Path("enrolment-tasks")
    @Operation(summary = "The caller's own enrolment tasks, oldest session first")
    public List<EnrolmentTask> tasks(@Context Caller caller) {
        return own.tasks(caller);
    }

    /** One enrolment task. */
    @GET
    @Path("enrolment-tasks/{id}")
    @Operation(summary = "One of the caller's own enrolment tasks")
    public Response task(@Context Caller caller, @PathParam("id") EnrolmentTaskId id) {
        return Replies.ok(own.task(caller, id));
    }

    /** The gates of a task. */
    @GET
    @Path("enrolment-tasks/{id}/gates")
    @Operation(summary = "The gates of an own enrolment task as they stand now, with clauses and last days")
    public List<EnrolmentJudgement.Gate> gates(@Context Caller caller, @PathParam("id") EnrolmentTaskId id) {
        return own.gates(caller, id);
    }

    /** Makes the declaration. */
    @POST
    @Path("enrolment-tasks/{id}/declaration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make the own declaration for an enrolment")
    public Response declare(
            @Context Caller caller,
            @PathParam("id") EnrolmentTaskId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            EnrolmentBodies.Declaration body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(own.declare(caller, id, Bodies.required(body).edition(), version));
    }
}
