package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
import org.matricula.boards.api.Agenda;
import org.matricula.boards.api.Agendas;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.students.api.StudentId;

/** The agenda of an award board. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AgendaResource {

    private final Agendas agendas;

    AgendaResource(Agendas agendas) {
        this.agendas = agendas;
    }

    /** The agenda without its cases. */
    @GET
    @Operation(
            summary = "Board, apologies, runs that no subject board adopted, chair's actions to be told, cases by part")
    public Agenda get(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @QueryParam("within") @DefaultValue("2.0") String within) {
        return agendas.of(caller, id, MeetingsResource.decimal(within));
    }

    /** The cases in their order. */
    @GET
    @Path("cases")
    @Operation(
            summary = "The cases in their order with the conflicts of interest at each",
            description = "At most 100 at once: borderline by distance, then where the board has to choose, then what"
                    + " would harm, then what is endorsed together.")
    public Page<Agenda.Case> cases(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @QueryParam("within") @DefaultValue("2.0") String within,
            @BeanParam Paging paging) {
        return agendas.cases(caller, id, MeetingsResource.decimal(within), paging.request());
    }

    /** The conflicts at one case. */
    @GET
    @Path("cases/{student}/conflicts")
    @Operation(summary = "The conflicts of interest at one case")
    public List<Agenda.Conflict> conflicts(
            @Context Caller caller, @PathParam("id") MeetingId id, @PathParam("student") StudentId student) {
        return agendas.conflicts(caller, id, student);
    }

    /** Declares a conflict, or takes a declaration back. */
    @POST
    @Path("cases/{student}/conflicts")
    @Operation(summary = "Declare a conflict of interest, or take a declaration back")
    public List<Agenda.Conflict> declare(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("student") StudentId student,
            ConflictBody body) {
        ConflictBody given = Bodies.required(body);
        return agendas.declare(
                caller, id, given.member(), student, given.detail(), !Boolean.FALSE.equals(given.stands()));
    }
}
