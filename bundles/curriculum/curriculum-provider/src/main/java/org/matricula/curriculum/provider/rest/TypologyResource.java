package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.curriculum.api.AssessmentType;
import org.matricula.curriculum.api.AssessmentTypology;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** The assessment typology over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class TypologyResource {

    private final AssessmentTypology typology;

    TypologyResource(AssessmentTypology typology) {
        this.typology = typology;
    }

    /** All types. */
    @GET
    @Operation(summary = "The sorts of assessment, each with its broad kind, by code")
    public List<AssessmentType> list(@Context Caller caller) {
        return typology.list(caller);
    }

    /** Adds or changes types. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add types or change their titles; answers with what became of each. None is removed.")
    public List<RowOutcome> put(@Context Caller caller, List<AssessmentType> body) {
        List<AssessmentType> given = Bodies.required(body);
        if (given.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("types", null, "must not hold null").exception();
        }
        return typology.importAll(caller, given);
    }
}
