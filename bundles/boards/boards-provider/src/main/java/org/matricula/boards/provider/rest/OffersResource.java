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
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Offers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.students.api.StudentId;

/** Offers of compensation to a candidate. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OffersResource {

    private final Offers offers;

    OffersResource(Offers offers) {
        this.offers = offers;
    }

    /** The offers to a candidate. */
    @GET
    @Operation(summary = "The offers of compensation to a candidate with both futures and what was chosen")
    public List<OfferView> list(
            @Context Caller caller, @PathParam("id") MeetingId id, @PathParam("student") StudentId student) {
        return offers.of(caller, id, student).stream().map(OfferView::of).toList();
    }

    /** Offers compensation of a module. */
    @POST
    @Operation(
            summary =
                    "Offer compensation of a failed module, with both futures by ruling; with a reason also where the regulations say normally not")
    public OfferView offer(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("student") StudentId student,
            OfferBodies.NewOffer body) {
        OfferBodies.NewOffer given = Bodies.required(body);
        return OfferView.of(offers.offer(caller, id, student, given.module(), given.deadline(), given.reason()));
    }

    /** Records what the student chose. */
    @POST
    @Path("{offer}/choice")
    @Operation(summary = "Record what the student chose, on evidence")
    public OfferView choose(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("student") StudentId student,
            @PathParam("offer") long offer,
            OfferBodies.Chosen body) {
        OfferBodies.Chosen given = Bodies.required(body);
        return OfferView.of(offers.record(caller, id, student, offer, given.choice(), given.evidence()));
    }

    /** Takes an offer back. */
    @POST
    @Path("{offer}/withdrawal")
    @Operation(summary = "Take an offer back that nobody answered; the module may be offered again")
    public OfferView withdraw(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("student") StudentId student,
            @PathParam("offer") long offer,
            ReasonBody body) {
        return OfferView.of(offers.withdraw(
                caller, id, student, offer, Bodies.required(body).reason()));
    }

    /** Compensates what the student accepted. */
    @POST
    @Path("compensation")
    @Operation(summary = "Compensate what the student accepted; the pack proposes again with these modules as PC")
    public Candidate compensate(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @PathParam("student") StudentId student,
            ReasonBody body) {
        return offers.compensate(caller, id, student, Bodies.required(body).reason());
    }
}
