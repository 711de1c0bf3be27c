package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.BeanParam;
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
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;

/** Change sets over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource {

    private final CurriculumChanges changes;

    ChangesResource(CurriculumChanges changes) {
        this.changes = changes;
    }

    /** Change sets by id. */
    @GET
    @Operation(summary = "The change sets of an institution, or of all that the caller may see; by state where given")
    public Page<ChangeSet> list(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @Parameter(schema = @Schema(allowableValues = {"DRAFT", "SUBMITTED", "APPROVED", "REJECTED"}))
                    @QueryParam("state")
                    String state,
            @BeanParam Paging paging) {
        return changes.list(caller, institution, state(state), paging.request());
    }

    /** Begins a change set. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begin a change set: changes that are approved together and count from one session on")
    public Response begin(@Context Caller caller, NewChangeSet body) {
        NewChangeSet given = Bodies.required(body);
        ChangeSet begun =
                changes.begin(caller, given.institution(), given.title(), given.effectiveFrom(), given.reason());
        return Replies.created("curriculum/changes/" + begun.id(), begun);
    }

    /** One change set. */
    @GET
    @Path("{id}")
    @Operation(summary = "One change set: its session, state, who submitted and who decided it")
    public ChangeSet get(@Context Caller caller, @PathParam("id") ChangeSetId id) {
        return changes.get(caller, id);
    }

    /** Its versions. */
    @GET
    @Path("{id}/versions")
    @Operation(summary = "The versions of programmes in a change set")
    public List<ProgrammeVersion> versions(@Context Caller caller, @PathParam("id") ChangeSetId id) {
        return changes.versions(caller, id);
    }

    /** Its specifications. */
    @GET
    @Path("{id}/specifications")
    @Operation(summary = "What modules demand and teach by a change set")
    public List<ModuleSpecification> specifications(@Context Caller caller, @PathParam("id") ChangeSetId id) {
        return changes.specifications(caller, id);
    }

    /** Its checks. */
    @GET
    @Path("{id}/checks")
    @Operation(summary = "What the regulations of the effective session say of a change set, with their clauses")
    public List<CurriculumCheck> checks(@Context Caller caller, @PathParam("id") ChangeSetId id) {
        return changes.checks(caller, id);
    }

    /** Submits it. */
    @POST
    @Path("{id}/submission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Submit a draft for approval; refused with the clauses that it is against")
    public ChangeSet submit(@Context Caller caller, @PathParam("id") ChangeSetId id, SubmissionBody body) {
        return changes.submit(caller, id, Bodies.required(body).evidence());
    }

    /** Decides it. */
    @POST
    @Path("{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approve or reject what somebody else submitted, in your own name")
    public ChangeSet decide(@Context Caller caller, @PathParam("id") ChangeSetId id, DecisionBody body) {
        return decide(changes, caller, id, Bodies.required(body));
    }

    /** Withdraws it. */
    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Withdraw a draft that nobody pursues, with all that is in it")
    public ChangeSet withdraw(@Context Caller caller, @PathParam("id") ChangeSetId id, DraftWithdrawal body) {
        return changes.withdraw(caller, id, Bodies.required(body).reason());
    }

    static ChangeSet.State state(String text) {
        if (text == null) {
            return null;
        }
        List<String> words = Stream.of(ChangeSet.State.values()).map(Enum::name).toList();
        new Faults().oneOf("state", text, words).refuse();
        return ChangeSet.State.valueOf(text);
    }

    static ChangeSet decide(CurriculumChanges changes, Caller caller, ChangeSetId id, DecisionBody given) {
        if (given.approved() == null) {
            throw Problem.invalid("approved", null, "must be given").exception();
        }
        return given.approved()
                ? changes.approve(caller, id, given.reason())
                : changes.reject(caller, id, given.reason());
    }
}
