package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** The platform's list of awards over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class AwardsResource {

    private final Curriculum curriculum;
    private final CurriculumAdmin admin;

    AwardsResource(Curriculum curriculum, CurriculumAdmin admin) {
        this.curriculum = curriculum;
        this.admin = admin;
    }

    /** All awards. */
    @GET
    @Operation(summary = "The closed list of awards, by code")
    public List<Award> list(@Context Caller caller) {
        return curriculum.awards(caller);
    }

    /** One award. */
    @GET
    @Path("{code}")
    @Operation(summary = "One award")
    public Award get(@Context Caller caller, @PathParam("code") String code) {
        return curriculum.award(caller, code);
    }

    /** Adds or changes awards. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Add or change awards of the list; answers with what became of each. None is removed.",
            description =
                    "What changes an award needs a reason. What was decided before bears the title of then, unless"
                            + " the change corrects the record.")
    public List<RowOutcome> put(
            @Context Caller caller,
            @QueryParam("reason") String reason,
            @QueryParam("correctsRecord") boolean correctsRecord,
            List<AwardBody> body) {
        List<AwardBody> given = Bodies.required(body);
        if (given.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("awards", null, "must not hold null").exception();
        }
        return admin.importAwards(caller, given.stream().map(AwardBody::award).toList(), reason, correctsRecord);
    }
}
