package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.BeanParam;
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
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.CurriculumDifference;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;

/** Programmes over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ProgrammesResource {

    private final Curriculum curriculum;
    private final CurriculumAdmin admin;
    private final ProgrammeVersions versions;
    private final VersionsResource versionsResource;

    ProgrammesResource(
            Curriculum curriculum, CurriculumAdmin admin, ProgrammeVersions versions, CurriculumChanges changes) {
        this.curriculum = curriculum;
        this.admin = admin;
        this.versions = versions;
        this.versionsResource = new VersionsResource(versions, changes);
    }

    /** Programmes by id. */
    @GET
    @Operation(summary = "The programmes of an institution, or of all that the caller may see")
    public Page<Programme> list(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution, @BeanParam Paging paging) {
        return curriculum.programmes(caller, institution, paging.request());
    }

    /** Adds a programme. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a programme")
    public Response create(@Context Caller caller, NewProgramme body) {
        Versioned<Programme> created =
                admin.createProgramme(caller, Bodies.required(body).programme());
        return Replies.created("curriculum/programmes/" + created.record().id(), created);
    }

    /** One programme. */
    @GET
    @Path("{id}")
    @Operation(summary = "One programme")
    public Response get(@Context Caller caller, @PathParam("id") ProgrammeId id) {
        return Replies.ok(curriculum.programme(caller, id));
    }

    /** Changes a programme. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Change a programme of which no version was submitted or approved; institution and code are fixed")
    public Response change(
            @Context Caller caller,
            @PathParam("id") ProgrammeId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ProgrammeChange body) {
        long version = EntityTagVersion.required(ifMatch);
        ProgrammeChange given = Bodies.required(body);
        Programme changed = given.appliedTo(curriculum.programme(caller, id).record());
        return Replies.ok(admin.changeProgramme(caller, changed, version, given.reason()));
    }

    /** Its versions. */
    @Path("{id}/versions")
    public VersionsResource versions() {
        return versionsResource;
    }

    /** What counts in a session. */
    @GET
    @Path("{id}/structure/{session}")
    @Operation(summary = "The approved version that counts in a session, written 2026-27")
    public ProgrammeVersion inForce(
            @Context Caller caller, @PathParam("id") ProgrammeId id, @PathParam("session") AcademicSession session) {
        return versions.inForce(caller, id, session).orElseThrow(() -> Problem.notFound("version in force in", session)
                .exception());
    }

    /** What is different between two sessions. */
    @GET
    @Path("{id}/difference")
    @Operation(summary = "What is different in a programme between two sessions, and what it means for its students")
    public CurriculumDifference difference(
            @Context Caller caller,
            @PathParam("id") ProgrammeId id,
            @QueryParam("from") AcademicSession from,
            @QueryParam("to") AcademicSession to) {
        return versions.difference(caller, id, from, to);
    }
}
