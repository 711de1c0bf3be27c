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
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** The versions of programmes over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class VersionsResource {

    private final ProgrammeVersions versions;
    private final CurriculumChanges changes;

    VersionsResource(ProgrammeVersions versions, CurriculumChanges changes) {
        this.versions = versions;
        this.changes = changes;
    }

    /** All versions of a programme. */
    @GET
    @Operation(summary = "All versions of a programme, in whatever state, as they take effect")
    public List<ProgrammeVersion> list(@Context Caller caller, @PathParam("id") ProgrammeId id) {
        return versions.of(caller, id);
    }

    /** Drafts the next version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Draft the next version of a programme, empty or based on an earlier one")
    public Response draft(@Context Caller caller, @PathParam("id") ProgrammeId id, NewVersion body) {
        Versioned<ProgrammeVersion> drafted =
                changes.draft(caller, Bodies.required(body).of(id));
        return Replies.created(
                "curriculum/programmes/" + id + "/versions/" + drafted.record().number(), drafted);
    }

    /** One version. */
    @GET
    @Path("{number}")
    @Operation(summary = "One version with its stages, routes and rules")
    public Response get(@Context Caller caller, @PathParam("id") ProgrammeId id, @PathParam("number") int number) {
        return Replies.ok(versions.version(caller, id, number));
    }

    /** Sets the structure of a draft. */
    @PUT
    @Path("{number}/structure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set stages, routes and rules of a draft")
    public Response restructure(
            @Context Caller caller,
            @PathParam("id") ProgrammeId id,
            @PathParam("number") int number,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            StructureBody body) {
        long version = EntityTagVersion.required(ifMatch);
        StructureBody given = Bodies.required(body);
        return Replies.ok(
                changes.restructure(caller, id, number, given.title(), given.structure(), version, given.reason()));
    }

    /** What the regulations say of it. */
    @GET
    @Path("{number}/checks")
    @Operation(summary = "What the regulations of the effective session say of a version and what is proposed with it")
    public List<CurriculumCheck> checks(
            @Context Caller caller, @PathParam("id") ProgrammeId id, @PathParam("number") int number) {
        return changes.checks(
                caller, versions.version(caller, id, number).record().changeSetId());
    }

    /** Submits it. */
    @POST
    @Path("{number}/submission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Submit a version that is alone in its change set")
    public ChangeSet submit(
            @Context Caller caller,
            @PathParam("id") ProgrammeId id,
            @PathParam("number") int number,
            SubmissionBody body) {
        return changes.submit(
                caller, alone(caller, id, number), Bodies.required(body).evidence());
    }

    /** Decides it. */
    @POST
    @Path("{number}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approve or reject a version that is alone in its change set, in your own name")
    public ChangeSet decide(
            @Context Caller caller,
            @PathParam("id") ProgrammeId id,
            @PathParam("number") int number,
            DecisionBody body) {
        return ChangesResource.decide(changes, caller, alone(caller, id, number), Bodies.required(body));
    }

    // nobody decides more than what the address names
    private ChangeSetId alone(Caller caller, ProgrammeId id, int number) {
        ChangeSetId set = versions.version(caller, id, number).record().changeSetId();
        if (changes.versions(caller, set).size()
                        + changes.specifications(caller, set).size()
                > 1) {
            throw Problem.conflict(
                            "changeSetId", set, "holds more than this version: submit and decide the change set itself")
                    .exception();
        }
        return set;
    }
}
