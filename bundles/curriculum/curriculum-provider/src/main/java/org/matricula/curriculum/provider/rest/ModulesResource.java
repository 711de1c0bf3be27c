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
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;

/** Modules over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ModulesResource {

    private final Curriculum curriculum;
    private final CurriculumAdmin admin;

    private final RequirementsResource requirements;
    private final OutcomesResource outcomes;
    private final OfferResource offer;
    private final AttendanceResource attendance;

    ModulesResource(
            Curriculum curriculum,
            CurriculumAdmin admin,
            RequirementsResource requirements,
            OutcomesResource outcomes,
            OfferResource offer,
            AttendanceResource attendance) {
        this.curriculum = curriculum;
        this.admin = admin;
        this.requirements = requirements;
        this.outcomes = outcomes;
        this.offer = offer;
        this.attendance = attendance;
    }

    /** Modules by id. */
    @GET
    @Operation(summary = "The modules of an institution, or of all that the caller may see")
    public Page<Module> list(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution, @BeanParam Paging paging) {
        return curriculum.modules(caller, institution, paging.request());
    }

    /** Adds a module. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a module")
    public Response create(@Context Caller caller, NewModule body) {
        Versioned<Module> created =
                admin.createModule(caller, Bodies.required(body).module());
        return Replies.created("curriculum/modules/" + created.record().id(), created);
    }

    /** One module. */
    @GET
    @Path("{id}")
    @Operation(summary = "One module")
    public Response get(@Context Caller caller, @PathParam("id") ModuleId id) {
        return Replies.ok(curriculum.module(caller, id));
    }

    /** Changes a module. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a module's title and core flag; code, level, credits and kind are fixed",
            description = "What was decided before bears the title of then, unless the change corrects the record.")
    public Response change(
            @Context Caller caller,
            @PathParam("id") ModuleId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ModuleChange body) {
        long version = EntityTagVersion.required(ifMatch);
        ModuleChange given = Bodies.required(body);
        Module changed = given.appliedTo(curriculum.module(caller, id).record());
        return Replies.ok(admin.changeModule(
                caller, changed, version, given.reason(), Boolean.TRUE.equals(given.correctsRecord())));
    }

    /** What it demands. */
    @Path("{id}/requirements")
    public RequirementsResource requirements() {
        return requirements;
    }

    /** Whether it is offered. */
    @Path("{id}/offer")
    public OfferResource offer() {
        return offer;
    }

    /** What attendance it requires. */
    @Path("{id}/attendance")
    public AttendanceResource attendance() {
        return attendance;
    }

    /** What it teaches. */
    @Path("{id}/outcomes")
    public OutcomesResource outcomes() {
        return outcomes;
    }
}
