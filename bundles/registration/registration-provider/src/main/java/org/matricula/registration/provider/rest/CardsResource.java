package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCardId;
import org.matricula.registration.api.IdCards;

/** ID cards over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class CardsResource {

    private final IdCards cards;

    CardsResource(IdCards cards) {
        this.cards = cards;
    }

    /** The card with a number. */
    @GET
    @Operation(summary = "The card with a number, blocked or not")
    public IdCard byNumber(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("number") String number) {
        return cards.byNumber(caller, institution, number);
    }

    /** Blocks a card. */
    @POST
    @Path("{id}/block")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Block a card: lost, stolen, returned")
    public IdCard block(@Context Caller caller, @PathParam("id") IdCardId id, EventBodies.Block body) {
        return cards.block(caller, id, Bodies.required(body).reason());
    }
}
