package org.matricula.curriculum.provider.rest;

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
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** Occurrences of modules and their assessment patterns over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class OccurrencesResource {

    private final Curriculum curriculum;
    private final CurriculumAdmin admin;

    OccurrencesResource(Curriculum curriculum, CurriculumAdmin admin) {
        this.curriculum = curriculum;
        this.admin = admin;
    }

    /** The occurrences of an institution. */
    @GET
    @Operation(summary = "The occurrences of an institution with their elements, by module and session")
    public List<Occurrence> list(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session) {
        if (institution == null) {
            throw Problem.invalid("institution", null, "must be given").exception();
        }
        return curriculum.occurrences(caller, institution, session);
    }

    /** Adds an occurrence. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an occurrence of a module, with its pattern or without")
    public Response create(@Context Caller caller, NewOccurrence body) {
        Versioned<Occurrence> created =
                admin.createOccurrence(caller, Bodies.required(body).occurrence());
        return Replies.created("curriculum/occurrences/" + created.record().id(), created);
    }

    /** One occurrence. */
    @GET
    @Path("{id}")
    @Operation(summary = "One occurrence with its elements")
    public Response get(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return Replies.ok(curriculum.occurrence(caller, id));
    }

    /** Sets the whole pattern of an occurrence. */
    @PUT
    @Path("{id}/pattern")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Set the whole assessment pattern; the weights must add up to 100, and those of parts within their element")
    public Response changePattern(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            PatternBody body) {
        long version = EntityTagVersion.required(ifMatch);
        PatternBody given = Bodies.required(body);
        return Replies.ok(
                admin.changePattern(caller, id, ElementBody.elements(given.elements()), version, given.reason()));
    }

    /** Sets what the outline of an occurrence says beside its pattern. */
    @PUT
    @Path("{id}/outline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set what the outline says beside the pattern: grading, school, late penalty")
    public Response changeOutline(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            OutlineBody body) {
        long version = EntityTagVersion.required(ifMatch);
        OutlineBody given = Bodies.required(body);
        return Replies.ok(admin.changeOutline(caller, id, given.outline(), version, given.reason()));
    }

    /** Says that an occurrence does not take place. */
    @POST
    @Path("{id}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel an occurrence: nobody chooses it any more, and who is on it is taken off")
    public Response cancel(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            CancellationBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(admin.cancelOccurrence(
                caller, id, version, Bodies.required(body).reason()));
    }

    /** Says that an occurrence takes place after all. */
    @POST
    @Path("{id}/reinstatement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back the cancellation of an occurrence, and put back who was taken off by it")
    public Response reinstate(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            CancellationBody body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(admin.reinstateOccurrence(
                caller, id, version, Bodies.required(body).reason()));
    }
}
