package org.matricula.assessment.provider.rest;

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
import org.matricula.assessment.api.CohortActId;
import org.matricula.assessment.api.CohortAdjustments;
import org.matricula.assessment.api.ModerationSamples;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.ModuleModeration;
import org.matricula.assessment.api.ModuleStatistics;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moderation of an occurrence over REST. */
@Component(service = ModerationResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class ModerationResource {

    private final Moderations moderations;
    private final ModerationSamples samples;
    private final CohortAdjustments adjustments;
    private final ModuleStatistics statistics;

    /** Speaks for the services. */
    @Activate
    public ModerationResource(
            @Reference Moderations moderations,
            @Reference ModerationSamples samples,
            @Reference CohortAdjustments adjustments,
            @Reference ModuleStatistics statistics) {
        this.moderations = moderations;
        this.samples = samples;
        this.adjustments = adjustments;
        this.statistics = statistics;
    }

    /** Where it stands. */
    @GET
    @Operation(summary = "Where the moderation of an occurrence stands, element by element, with what was stated")
    public ModuleModeration state(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return moderations.of(caller, id);
    }

    /** Plans. */
    @POST
    @Path("elements/{element}/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plan how an element is marked and moderated")
    public ModuleModeration plan(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("element") ElementId element,
            ModerationBodies.NewPlan body) {
        ModerationBodies.NewPlan given = Bodies.required(body);
        return moderations.plan(caller, id, element, given.plan(), given.seen(), given.reason());
    }

    /** Works of two markers. */
    @GET
    @Path("elements/{element}/works")
    @Operation(summary = "The works of an element that is marked twice; blind marks are hidden until both are in")
    public List<ModuleModeration.Work> works(
            @Context Caller caller, @PathParam("id") OccurrenceId id, @PathParam("element") ElementId element) {
        return moderations.works(caller, id, element);
    }

    /** Gives markers' marks. */
    @POST
    @Path("elements/{element}/marks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give marks as the first, second or third marker, all or none")
    public List<ModuleModeration.Work> mark(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("element") ElementId element,
            List<Moderations.Marking> body) {
        return moderations.mark(caller, id, element, Bodies.required(body));
    }

    /** Agrees, disputes, settles. */
    @POST
    @Path("elements/{element}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Agree on the mark of a work, dispute it, or settle the dispute")
    public ModuleModeration.Work step(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("element") ElementId element,
            Moderations.NewStep body) {
        return moderations.step(caller, id, element, Bodies.required(body));
    }

    /** Draws a sample. */
    @POST
    @Path("elements/{element}/samples")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Draw a sample of an element's works by a rule and a seed")
    public ModerationSamples.Sample draw(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("element") ElementId element,
            ModerationBodies.NewSample body) {
        ModerationBodies.NewSample given = Bodies.required(body);
        return samples.draw(caller, id, element, given.rule(), given.seed());
    }

    /** The samples. */
    @GET
    @Path("samples")
    @Operation(summary = "The samples of an occurrence with their rules and seeds, oldest first")
    public List<ModerationSamples.Sample> samples(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return samples.of(caller, id);
    }

    /** States something. */
    @POST
    @Path("statements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirm an element, comment, endorse or close the module, about the marks as they are")
    public ModuleModeration state(
            @Context Caller caller, @PathParam("id") OccurrenceId id, ModerationBodies.NewStatement body) {
        ModerationBodies.NewStatement given = Bodies.required(body);
        return moderations.state(caller, id, given.kind(), given.elementId(), given.text());
    }

    /** The figures. */
    @GET
    @Path("statistics")
    @Operation(summary = "Figures of a run and its elements beside those of other years and institutions")
    public ModuleStatistics.Statistics statistics(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return statistics.of(caller, id);
    }

    /** The adjustments of the cohort. */
    @GET
    @Path("cohort-adjustments")
    @Operation(summary = "The acts that changed the marks of the cohort, revoked ones included, oldest first")
    public List<CohortAdjustments.Act> adjustments(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return adjustments.of(caller, id);
    }

    /** Adjusts the cohort. */
    @POST
    @Path("cohort-adjustments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the marks of a cohort or group as a subject board decided, in one act")
    public CohortAdjustments.Act adjust(
            @Context Caller caller, @PathParam("id") OccurrenceId id, ModerationBodies.NewAdjustment body) {
        ModerationBodies.NewAdjustment given = Bodies.required(body);
        return adjustments.adjust(caller, id, given.elementId(), given.terms());
    }

    /** Completes an act. */
    @POST
    @Path("cohort-adjustments/{act}/completion")
    @Operation(summary = "Adjust the works of the cohort that were marked since the act")
    public CohortAdjustments.Act complete(
            @Context Caller caller, @PathParam("id") OccurrenceId id, @PathParam("act") CohortActId act) {
        return adjustments.complete(caller, id, act);
    }

    /** Revokes an act. */
    @POST
    @Path("cohort-adjustments/{act}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give the cohort its marks back by another act; both stay on record")
    public CohortAdjustments.Act revoke(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("act") CohortActId act,
            ModerationBodies.Revoking body) {
        ModerationBodies.Revoking given = Bodies.required(body);
        return adjustments.revoke(caller, id, act, given.meeting(), given.reason());
    }
}
