package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.requests.api.DutyId;
import org.matricula.requests.api.DutyQuery;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.Requests;
import org.matricula.students.api.StudentId;

/** What has to be done because of requests. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DutiesResource {

    private final Requests requests;
    private final RequestDecisions decisions;

    DutiesResource(Requests requests, RequestDecisions decisions) {
        this.requests = requests;
        this.decisions = decisions;
    }

    /** Duties by id. */
    @GET
    @Operation(summary = "Duties that follow from requests; open ones unless said otherwise")
    public Page<RequestDuty> find(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("student") StudentId student,
            @QueryParam("request") RequestId request,
            @Parameter(description = "The office: UKVI_LEAD, FINANCE, PARTNER ...") @QueryParam("who") String who,
            @Parameter(description = "false to see those that are done too.") @QueryParam("open") @DefaultValue("true")
                    boolean open,
            @Parameter(description = "Only those due before this day: today's date shows the overdue ones.")
                    @QueryParam("dueBefore")
                    LocalDate dueBefore,
            @BeanParam Paging paging) {
        return requests.duties(
                caller, new DutyQuery(institution, student, request, who, open, dueBefore), paging.request());
    }

    /** Records that one was done. */
    @POST
    @Path("{duty}/fulfilment")
    @Operation(summary = "Record that a duty was done, when and what shows it")
    public RequestDuty fulfil(@Context Caller caller, @PathParam("duty") DutyId duty, FulfilmentBody body) {
        FulfilmentBody given = Bodies.required(body);
        return decisions.fulfil(caller, duty, given.doneOn(), given.evidence());
    }

    /** Opens one again. */
    @POST
    @Path("{duty}/reopening")
    @Operation(summary = "Open a duty again that was recorded as done by mistake, with the reason")
    public RequestDuty reopen(@Context Caller caller, @PathParam("duty") DutyId duty, ReasonBody body) {
        return decisions.reopen(caller, duty, Bodies.required(body).reason());
    }
}
