package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeVoiding;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes in the course of a registration on a programme over REST, and how it stood. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Component(service = ProgrammeChangesResource.class)
public final class ProgrammeChangesResource {

    private final ProgrammeChanges changes;
    private final ProgrammeVoiding voiding;
    private final RegistrationHistory history;

    /** Speaks for the services. */
    @Activate
    public ProgrammeChangesResource(
            @Reference ProgrammeChanges changes,
            @Reference ProgrammeVoiding voiding,
            @Reference RegistrationHistory history) {
        this.changes = changes;
        this.voiding = voiding;
        this.history = history;
    }

    /** The student leaves without the award. */
    @POST
    @Path("withdrawal")
    @Operation(summary = "The student leaves the programme without the award, and the modules that run")
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Leaving body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Leaving given = Bodies.required(body);
        return Replies.ok(changes.withdraw(caller, id, given.effective(), version, given.cause()));
    }

    /** A withdrawal, suspension, return, transfer or repeat was a mistake. */
    @POST
    @Path("reinstatement")
    @Operation(summary = "Take back the last withdrawal, suspension, return, transfer or repeat, with its modules")
    public Response reinstate(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Reinstatement body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Reinstatement given = Bodies.required(body);
        return Replies.ok(changes.reinstate(caller, id, version, given.cause()));
    }

    /** The registration was entered in error. */
    @POST
    @Path("void")
    @Operation(summary = "Take back a registration that was entered in error, with its modules and statuses")
    public Response voided(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Reinstatement body) {
        long version = EntityTagVersion.required(ifMatch);
        return Replies.ok(
                voiding.voided(caller, id, version, Bodies.required(body).reason()));
    }

    /** The student is away by agreement. */
    @POST
    @Path("suspension")
    @Operation(summary = "Suspend studies until an agreed return")
    public Response suspend(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Suspension body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Suspension given = Bodies.required(body);
        return Replies.ok(
                changes.suspend(caller, id, given.effective(), given.expectedReturn(), version, given.cause()));
    }

    /** The agreed return is put off, within the length that the regulations allow (A.2.6.10[c]). */
    @POST
    @Path("expected-return")
    @Operation(summary = "Put off the agreed return of a suspended student")
    public Response putOffReturn(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Suspension body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Suspension given = Bodies.required(body);
        return Replies.ok(
                changes.putOffReturn(caller, id, given.effective(), given.expectedReturn(), version, given.cause()));
    }

    /** The student is back. */
    @POST
    @Path("return")
    @Operation(summary = "The student returns from a suspension, in a session whose regulations govern from then on")
    public Response resume(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Return body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Return given = Bodies.required(body);
        return Replies.ok(changes.resume(caller, id, given.effective(), given.session(), version, given.cause()));
    }

    /** The student moves to another programme, or to another institution when none is named. */
    @POST
    @Path("transfer")
    @Operation(summary = "Transfer to another programme, or away to another institution when no programme is named")
    public Response transfer(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Transfer body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Transfer given = Bodies.required(body);
        if (given.programmeId() == null) {
            return Replies.ok(changes.transferAway(caller, id, given.effective(), version, given.cause()));
        }
        new Faults().given("level", given.level()).refuse();
        Versioned<ProgrammeRegistration> made = changes.transfer(
                caller, id, given.programmeId(), given.level(), given.effective(), version, given.cause());
        return Replies.created(
                "registration/programme-registrations/" + made.record().id(), made);
    }

    /** Another mode of study. */
    @POST
    @Path("mode")
    @Operation(summary = "Change the mode of study from this session or the next")
    public Response mode(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Mode body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Mode given = Bodies.required(body);
        return Replies.ok(changes.changeMode(caller, id, given.mode(), given.from(), version, given.cause()));
    }

    /** Another route. */
    @POST
    @Path("route")
    @Operation(summary = "Change the route through the programme from a day on")
    public Response route(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.OnRoute body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.OnRoute given = Bodies.required(body);
        return Replies.ok(changes.changeRoute(caller, id, given.route(), given.effective(), version, given.cause()));
    }

    /** The present level again in the next session, agreed until that begins. */
    @POST
    @Path("repeat")
    @Operation(summary = "The student takes the present level again in the next session: agreed until it begins")
    public Response repeat(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            ChangeBodies.Repeat body) {
        long version = EntityTagVersion.required(ifMatch);
        ChangeBodies.Repeat given = Bodies.required(body);
        return Replies.ok(changes.repeatYear(caller, id, given.session(), version, given.cause()));
    }

    /** How the registration stood: every state, or the one of a day. */
    @GET
    @Path("history")
    @Operation(summary = "Every state of the registration, or the one that held on a day, as known at a moment")
    public List<RegistrationState> history(
            @Context Caller caller,
            @PathParam("id") ProgrammeRegistrationId id,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("knownAt") String knownAt) {
        return AsOf.of(asOf, knownAt)
                .read(moment -> history.of(caller, id, moment), (day, moment) -> history.on(caller, id, day, moment));
    }
}
