package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
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
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyId;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.institutions.api.PartnerDutyStep;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;

/** What a partner and its awarding body owe each other, over REST; of an awarding body the duties of all its partners. */
@Produces(MediaType.APPLICATION_JSON)
public final class DutiesResource {

    private final PartnerDuties duties;

    DutiesResource(PartnerDuties duties) {
        this.duties = duties;
    }

    /** Duties of the institution. */
    @GET
    @Operation(summary = "Duties of a partner, or of an awarding body's partners, oldest first")
    public Page<PartnerDuty> list(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @QueryParam("state") String state,
            @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @QueryParam("event") String event,
            @QueryParam("owedBy") String owedBy,
            @QueryParam("subject") String subject,
            @BeanParam Paging paging) {
        PartnerDutyQuery query = new PartnerDutyQuery(
                code,
                Words.read(PartnerDuty.State.class, "state", state),
                overdue,
                Words.read(PartnerEvent.Kind.class, "event", event),
                Words.read(PartnerDuty.Party.class, "owedBy", owedBy),
                subject);
        Page<Versioned<PartnerDuty>> page = duties.find(caller, query, paging.request());
        return new Page<>(page.items().stream().map(Versioned::record).toList(), page.next());
    }

    /** Opens the duties of an event. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open the duties that an event brings about; the same source opens them once")
    public List<PartnerDuty> open(@Context Caller caller, @PathParam("code") InstitutionCode code, EventBody body) {
        return duties.open(caller, Bodies.required(body).event(code));
    }

    /** What an event would bring about. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What would be owed because of an event; nothing is written")
    public List<PartnerDuty> preview(@Context Caller caller, @PathParam("code") InstitutionCode code, EventBody body) {
        return duties.preview(caller, Bodies.required(body).event(code));
    }

    /** One duty. */
    @GET
    @Path("{id}")
    @Operation(summary = "One duty")
    public Response get(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") PartnerDutyId id) {
        return Replies.ok(of(caller, code, id));
    }

    /** What was recorded about it. */
    @GET
    @Path("{id}/steps")
    @Operation(summary = "What was recorded about a duty, oldest first")
    public List<PartnerDutyStep> steps(
            @Context Caller caller, @PathParam("code") InstitutionCode code, @PathParam("id") PartnerDutyId id) {
        of(caller, code, id);
        return duties.history(caller, id);
    }

    /** Says that it is done. */
    @POST
    @Path("{id}/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that a duty is done; what the awarding body owes is for the awarding body to say")
    public Response complete(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") PartnerDutyId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Completion body) {
        long version = EntityTagVersion.required(ifMatch);
        Completion given = Bodies.required(body);
        of(caller, code, id);
        return Replies.ok(duties.done(caller, id, given.on(), given.evidence(), version));
    }

    /** Cancels it. */
    @POST
    @Path("{id}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel an open duty; for the awarding body")
    public Response cancel(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") PartnerDutyId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Reason body) {
        return set(caller, code, id, ifMatch, PartnerDuty.State.CANCELLED, body);
    }

    /** Opens it again. */
    @POST
    @Path("{id}/reopening")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open a duty again that was closed by mistake; for the awarding body")
    public Response reopen(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("id") PartnerDutyId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            Reason body) {
        return set(caller, code, id, ifMatch, PartnerDuty.State.OPEN, body);
    }

    private Response set(
            Caller caller,
            InstitutionCode code,
            PartnerDutyId id,
            EntityTagVersion ifMatch,
            PartnerDuty.State state,
            Reason body) {
        long version = EntityTagVersion.required(ifMatch);
        Reason given = Bodies.required(body);
        of(caller, code, id);
        return Replies.ok(duties.set(caller, id, state, given.reason(), version));
    }

    private Versioned<PartnerDuty> of(Caller caller, InstitutionCode code, PartnerDutyId id) {
        Versioned<PartnerDuty> found = duties.get(caller, id);
        if (!code.equals(found.record().partner())
                && !code.equals(found.record().awardingBody())) {
            throw Problem.notFound("duty", id).exception();
        }
        return found;
    }
}
