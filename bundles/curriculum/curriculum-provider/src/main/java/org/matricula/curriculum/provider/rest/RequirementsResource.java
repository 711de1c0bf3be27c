package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRequirements;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** What one module demands, over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class RequirementsResource {

    private final Curriculum curriculum;
    private final ModuleSpecifications specifications;
    private final ModuleRequirements requirements;
    private final CurriculumChanges changes;

    RequirementsResource(
            Curriculum curriculum,
            ModuleSpecifications specifications,
            ModuleRequirements requirements,
            CurriculumChanges changes) {
        this.curriculum = curriculum;
        this.specifications = specifications;
        this.requirements = requirements;
        this.changes = changes;
    }

    /** What the module demands in a session. */
    @GET
    @Path("{session}")
    @Operation(summary = "Prerequisites, co-requisites and exclusions that count in a session, written 2026-27")
    public List<Requirement> requirements(
            @Context Caller caller, @PathParam("id") ModuleId id, @PathParam("session") AcademicSession session) {
        Module module = curriculum.module(caller, id).record();
        Map<ModuleId, List<Requirement>> found = requirements.of(caller, module.institution(), List.of(id), session);
        return found.getOrDefault(id, List.of());
    }

    /** Every version of what the module demands. */
    @GET
    @Operation(summary = "All versions of what a module demands, proposed and decided, as they take effect")
    public List<ModuleSpecification> requirementHistory(@Context Caller caller, @PathParam("id") ModuleId id) {
        return specifications.of(caller, id, Aspect.REQUIREMENTS);
    }

    /** Proposes what the module demands. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Propose all that a module demands, within a change set that is a draft; If-Match where it proposes something already")
    public Response proposeRequirements(
            @Context Caller caller,
            @PathParam("id") ModuleId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            RequirementsBody body) {
        RequirementsBody given = Bodies.required(body);
        Long version = ifMatch == null ? null : ifMatch.version();
        ModuleSpecification proposed =
                changes.proposeRequirements(caller, id, given.changeSetId(), given.demands(), given.reason(), version);
        return Replies.ok(new Versioned<>(proposed, proposed.version()));
    }
}
