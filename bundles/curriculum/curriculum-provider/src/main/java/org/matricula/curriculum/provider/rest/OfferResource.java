package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** Whether one module is offered, over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class OfferResource {

    private final ModuleSpecifications specifications;
    private final CurriculumChanges changes;

    OfferResource(ModuleSpecifications specifications, CurriculumChanges changes) {
        this.specifications = specifications;
        this.changes = changes;
    }

    /** Every decision about it. */
    @GET
    @Operation(
            summary = "From which sessions a module is discontinued or offered again, proposed and decided, by number")
    public List<ModuleSpecification> offerHistory(@Context Caller caller, @PathParam("id") ModuleId id) {
        return specifications.of(caller, id, Aspect.OFFER);
    }

    /** Proposes to discontinue it, or to offer it again. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Propose to discontinue a module or to offer it again, within a change set that is a draft")
    public ModuleSpecification proposeOffer(@Context Caller caller, @PathParam("id") ModuleId id, OfferBody body) {
        OfferBody given = Bodies.required(body);
        return changes.proposeOffer(caller, id, given.changeSetId(), given.offered(), given.reason());
    }
}
