package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.Offers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** Offers of compensation to the student who asks. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OwnOffersResource {

    private final Offers offers;

    OwnOffersResource(Offers offers) {
        this.offers = offers;
    }

    /** The offers. */
    @GET
    @Operation(summary = "The offers of compensation to the student who asks, with both futures")
    public List<OfferView> list(@Context Caller caller) {
        return offers.own(caller).stream().map(OfferView::of).toList();
    }

    /** Chooses. */
    @POST
    @Path("{offer}/choice")
    @Operation(summary = "Choose between compensation and resit as the student to whom it is offered")
    public OfferView choose(@Context Caller caller, @PathParam("offer") long offer, OfferBodies.Chosen body) {
        return OfferView.of(offers.choose(caller, offer, Bodies.required(body).choice()));
    }
}
