package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCards;
import org.matricula.students.api.StudentId;

/** The ID cards of one student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class StudentCardsResource {

    private final IdCards cards;

    StudentCardsResource(IdCards cards) {
        this.cards = cards;
    }

    /** All cards. */
    @GET
    @Operation(summary = "A student's ID cards, blocked ones included, oldest first")
    public List<IdCard> of(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return cards.of(caller, studentId);
    }

    /** Issues a card; the one before is blocked. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue an ID card; the one before is blocked")
    public Response issue(
            @Context Caller caller, @PathParam("studentId") StudentId studentId, EventBodies.NewCard body) {
        EventBodies.NewCard given = Bodies.required(body);
        IdCard issued = cards.issue(caller, studentId, given.number(), given.reason());
        return Replies.created("registration/students/" + studentId + "/cards", issued);
    }
}
