package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** What one module teaches, over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class OutcomesResource {

    private final Curriculum curriculum;
    private final ModuleSpecifications specifications;
    private final CurriculumChanges changes;

    OutcomesResource(Curriculum curriculum, ModuleSpecifications specifications, CurriculumChanges changes) {
        this.curriculum = curriculum;
        this.specifications = specifications;
        this.changes = changes;
    }

    /** What the module teaches in a session. */
    @GET
    @Path("{session}")
    @Operation(summary = "Learning outcomes that count in a session, written 2026-27, and which must be passed")
    public List<LearningOutcome> outcomes(
            @Context Caller caller, @PathParam("id") ModuleId id, @PathParam("session") AcademicSession session) {
        Module module = curriculum.module(caller, id).record();
        return specifications
                .outcomes(caller, module.institution(), List.of(id), session)
                .getOrDefault(id, List.of());
    }

    /** Every version of what the module teaches. */
    @GET
    @Operation(summary = "All versions of the learning outcomes of a module, proposed and decided, as they take effect")
    public List<ModuleSpecification> outcomeHistory(@Context Caller caller, @PathParam("id") ModuleId id) {
        return specifications.of(caller, id, Aspect.OUTCOMES);
    }

    /** Proposes what the module teaches. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Propose all learning outcomes of a module, within a change set that is a draft; If-Match where it proposes something already")
    public Response proposeOutcomes(
            @Context Caller caller,
            @PathParam("id") ModuleId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            OutcomesBody body) {
        OutcomesBody given = Bodies.required(body);
        Long version = ifMatch == null ? null : ifMatch.version();
        ModuleSpecification proposed =
                changes.proposeOutcomes(caller, id, given.changeSetId(), given.given(), given.reason(), version);
        return Replies.ok(new Versioned<>(proposed, proposed.version()));
    }
}
