package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.Replies;
import org.matricula.kernel.rest.StartedJob;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Marks and module results over REST. */
@Component(service = DomainResource.class)
@Domain("assessment")
@Produces(MediaType.APPLICATION_JSON)
public final class AssessmentResource implements DomainResource {

    private static final int MOST_ROWS = 10_000;

    private final Marks marks;
    private final ModuleResults results;
    private final OutcomesResource outcomes;
    private final SubmissionsResource submissions;
    private final OccurrenceResource occurrence;
    private final ExaminersResource examiners;
    private final OwnLanguagesResource languages;

    /** Speaks for the services. */
    @Activate
    public AssessmentResource(
            @Reference Marks marks,
            @Reference ModuleResults results,
            @Reference OutcomesResource outcomes,
            @Reference SubmissionsResource submissions,
            @Reference OccurrenceResource occurrence,
            @Reference ExaminersResource examiners,
            @Reference OwnLanguagesResource languages) {
        this.marks = marks;
        this.results = results;
        this.outcomes = outcomes;
        this.submissions = submissions;
        this.occurrence = occurrence;
        this.examiners = examiners;
        this.languages = languages;
    }

    /** Work that is handed in. */
    @Path("submissions")
    public SubmissionsResource submissions() {
        return submissions;
    }

    /** The caller's notices of work in Welsh. */
    @Path("languages/mine")
    public OwnLanguagesResource languages() {
        return languages;
    }

    /** Who is appointed external examiner. */
    @Path("external-examiners")
    public ExaminersResource examiners() {
        return examiners;
    }

    /** The grid and the candidate numbers of an occurrence. */
    @Path("occurrences/{id}")
    public OccurrenceResource occurrence() {
        return occurrence;
    }

    /** What was decided about single students' assessments. */
    @Path("outcomes")
    public OutcomesResource outcomes() {
        return outcomes;
    }

    /** Records marks; the answer tells of each row what became of it. One row alone is answered with its problem. */
    @POST
    @Path("marks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record or correct marks, each row by itself")
    public List<RowOutcome> record(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution, List<MarkBody> body) {
        caller.require(Marks.WRITE);
        required("institution", institution);
        List<RowOutcome> outcomes = marks.record(caller, institution, rows(body));
        if (outcomes.size() == 1 && outcomes.get(0).kind() == RowOutcome.Kind.REFUSED) {
            throw outcomes.get(0).problem().exception();
        }
        return outcomes;
    }

    /** Every mark of a student, corrections included, oldest first. */
    @GET
    @Path("students/{id}/marks")
    @Operation(summary = "Every mark of a student, corrections included")
    public List<Mark> marks(@Context Caller caller, @PathParam("id") StudentId student) {
        return marks.of(caller, student);
    }

    /** The module results of a student that count, oldest session first. */
    @GET
    @Path("students/{id}/results")
    @Operation(summary = "The module results of a student that count")
    public List<ModuleResult> results(@Context Caller caller, @PathParam("id") StudentId student) {
        return results.of(caller, student);
    }

    /** Every result of a module registration with its ruling, oldest first. */
    @GET
    @Path("registrations/{id}/results")
    @Operation(summary = "Every result of a module registration with its ruling")
    public List<HistoryEntry> history(@Context Caller caller, @PathParam("id") ModuleRegistrationId registration) {
        return results.history(caller, registration).stream()
                .map(HistoryEntry::of)
                .toList();
    }

    /** Starts the computation of results. */
    @POST
    @Path("results/computations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start computing module results by ruling")
    public Response compute(@Context Caller caller, ComputationBody body) {
        caller.require(ModuleResults.COMPUTE);
        required("institution", body == null ? null : body.institution());
        JobId job = results.compute(caller, body.institution(), body.session());
        return Replies.accepted("jobs/" + job, new StartedJob(job));
    }

    private static List<MarkRow> rows(List<MarkBody> body) {
        if (body == null || body.isEmpty() || body.size() > MOST_ROWS) {
            throw Problem.invalid(null, null, "must be an array of 1 to " + MOST_ROWS + " marks")
                    .exception();
        }
        List<Fault> faults = new ArrayList<>();
        List<MarkRow> rows = new ArrayList<>(body.size());
        for (MarkBody mark : body) {
            if (mark == null) {
                faults.add(new Fault("[" + rows.size() + "]", null, "must be a mark"));
            }
            rows.add(mark == null ? null : mark.row());
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults).exception();
        }
        return rows;
    }

    private static void required(String field, Object value) {
        if (value == null) {
            throw Problem.invalid(field, null, "must be given").exception();
        }
    }
}
