package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Set;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.assessment.api.AdjustedAssessments;
import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.CandidateNumbers.Lifting;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ResitDeadlines;
import org.matricula.assessment.api.ResitDeadlines.ResitDeadline;
import org.matricula.assessment.api.ReusedWork;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The marks grid and the candidate numbers of an occurrence over REST. */
@Component(service = OccurrenceResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class OccurrenceResource {

    private final Marks marks;
    private final MarkGrids grids;
    private final CandidateNumbers candidates;
    private final AdjustedAssessments adjusted;
    private final AssessmentLanguages languages;
    private final ResitDeadlines resits;
    private final ReusedWork reused;
    private final ModerationResource moderation;

    /** Speaks for the services. */
    @Activate
    public OccurrenceResource(
            @Reference Marks marks,
            @Reference MarkGrids grids,
            @Reference CandidateNumbers candidates,
            @Reference AdjustedAssessments adjusted,
            @Reference AssessmentLanguages languages,
            @Reference ResitDeadlines resits,
            @Reference ReusedWork reused,
            @Reference ModerationResource moderation) {
        this.marks = marks;
        this.grids = grids;
        this.candidates = candidates;
        this.adjusted = adjusted;
        this.languages = languages;
        this.resits = resits;
        this.reused = reused;
        this.moderation = moderation;
    }

    /** Moderation. */
    @Path("moderation")
    public ModerationResource moderation() {
        return moderation;
    }

    /** Reasonable adjustments. */
    @GET
    @Path("adjustments")
    @Operation(summary = "What is adjusted for which student on which element, without the reasons")
    public List<AdjustedAssessments.Adjusted> adjusted(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return adjusted.of(caller, id);
    }

    /** Work that was handed in before. */
    @GET
    @Path("reused-work")
    @Operation(summary = "Work whose very file the same person handed in before for another module")
    public List<ReusedWork.Reused> reused(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return reused.of(caller, id);
    }

    /** Work in Welsh. */
    @GET
    @Path("languages")
    @Operation(summary = "Who writes in Welsh, who marks it, and what the regulations say of it")
    public List<AssessmentLanguages.WelshWork> languages(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return languages.of(caller, id);
    }

    /** Records a notice or an arrangement. */
    @POST
    @Path("languages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a notice of work in Welsh, or what was arranged since")
    public AssessmentLanguages.WelshWork record(
            @Context Caller caller, @PathParam("id") OccurrenceId id, ModerationBodies.NewLanguage body) {
        ModerationBodies.NewLanguage given = Bodies.required(body);
        return languages.record(
                caller,
                id,
                given.registrationId(),
                given.elementId(),
                given.arrangement(),
                given.seen(),
                given.reason());
    }

    /** The marks that count. */
    @GET
    @Path("marks")
    @Operation(summary = "The marks that count on a module occurrence")
    public Page<Mark> marks(@Context Caller caller, @PathParam("id") OccurrenceId id, @BeanParam Paging paging) {
        return marks.on(caller, id, paging.request());
    }

    /** The grid. */
    @GET
    @Path("grid")
    @Operation(summary = "The marks of an occurrence: rows of students or candidates, a cell for each element")
    public MarkGrid grid(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return grids.grid(caller, id);
    }

    /** Gives marks; the answer tells of each change what became of it, and which mark counts now. */
    @PATCH
    @Path("grid")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give marks, each with the sequence of the mark that it follows")
    public List<MarkGrid.Outcome> change(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @Parameter(description = "True to tell what would become of each and write nothing.")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            List<MarkGrid.Change> changes) {
        caller.require(MarkGrids.WRITE);
        if (!Set.of("true", "false").contains(dryRun)) {
            throw Problem.invalid("dryRun", dryRun, "must be true or false").exception();
        }
        return grids.change(caller, id, Bodies.required(changes), Boolean.parseBoolean(dryRun));
    }

    /** Who has which number. */
    @GET
    @Path("candidates")
    @Operation(summary = "Who has which candidate number, by element and number")
    public List<Candidate> candidates(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return candidates.of(caller, id);
    }

    /** Gives numbers to those who have none. */
    @POST
    @Path("candidates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give candidate numbers for the elements that the regulations want to be anonymous")
    public CandidatesBody.Given generate(
            @Context Caller caller, @PathParam("id") OccurrenceId id, CandidatesBody body) {
        Set<ElementId> visible = body == null || body.visible() == null ? Set.of() : body.visible();
        return new CandidatesBody.Given(candidates.generate(caller, id, visible));
    }

    /** The last moments for work of resits. */
    @GET
    @Path("resit-deadlines")
    @Operation(summary = "Every last moment that was set for work of resits, by element, oldest first")
    public List<ResitDeadline> resitDeadlines(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return resits.of(caller, id);
    }

    /** Sets the last moment for work of resits. */
    @POST
    @Path("elements/{element}/resit-deadline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set the last moment for the resits of an element, or another one, with a reason")
    public ResitDeadline setResitDeadline(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("element") ElementId element,
            ResitDeadlineBody body) {
        ResitDeadlineBody given = Bodies.required(body);
        return resits.set(caller, id, element, given.dueAt(), given.seen(), given.reason());
    }

    /** Which elements are not anonymous any more. */
    @GET
    @Path("liftings")
    @Operation(summary = "Which elements were lifted, by whom, when and why")
    public List<Lifting> lifted(@Context Caller caller, @PathParam("id") OccurrenceId id) {
        return candidates.lifted(caller, id);
    }

    /** Ends the anonymity of an element. */
    @POST
    @Path("elements/{element}/lifting")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lift the anonymity of an element, with a reason")
    public Lifting lift(
            @Context Caller caller,
            @PathParam("id") OccurrenceId id,
            @PathParam("element") ElementId element,
            ReasonBody body) {
        return candidates.lift(caller, id, element, Bodies.required(body).reason());
    }
}
