package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

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
            summary =
                    "From which sessions a module is discontinued or offered again, proposed and decided, as they take effect")
    public List<ModuleSpecification> offerHistory(@Context Caller caller, @PathParam("id") ModuleId id) {
        return specifications.of(caller, id, Aspect.OFFER);
    }

    /** Proposes to discontinue it, or to offer it again. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Propose to discontinue a module or to offer it again, within a change set that is a draft; If-Match where it proposes something already")
    public Response proposeOffer(
            @Context Caller caller,
            @PathParam("id") ModuleId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            OfferBody body) {
        OfferBody given = Bodies.required(body);
        Long version = ifMatch == null ? null : ifMatch.version();
        ModuleSpecification proposed =
                changes.proposeOffer(caller, id, given.changeSetId(), given.offered(), given.reason(), version);
        return Replies.ok(new Versioned<>(proposed, proposed.version()));
    }
}
