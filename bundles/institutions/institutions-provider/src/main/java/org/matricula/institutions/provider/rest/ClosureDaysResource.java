package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.InstitutionAdmin;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** The closure days of an institution over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ClosureDaysResource {

    private final Institutions institutions;
    private final InstitutionAdmin admin;

    ClosureDaysResource(Institutions institutions, InstitutionAdmin admin) {
        this.institutions = institutions;
        this.admin = admin;
    }

    /** The closure days, oldest first. */
    @GET
    @Operation(summary = "The days on which an institution is closed, oldest first")
    public List<ClosureDay> list(@Context Caller caller, @PathParam("code") InstitutionCode code) {
        return institutions.closureDays(caller, code);
    }

    /** One closure day. */
    @GET
    @Path("{date}")
    @Operation(summary = "Why a day is closed")
    public ClosureDay get(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("date") LocalDate date) {
        return institutions.closureDays(caller, code).stream()
                .filter(closure -> closure.day().equals(date))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("closureDay", date).exception());
    }

    /** Marks a day as closed. */
    @PUT
    @Path("{date}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mark a day as closed, or change its name")
    public ClosureDay put(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("date") LocalDate date,
            ClosureBody body) {
        ClosureDay closure = new ClosureDay(date, Bodies.required(body).name());
        admin.putClosureDay(caller, code, closure);
        return closure;
    }
}
