package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.requests.api.OwnRequests;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestQuery;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests over REST. */
@Component(service = DomainResource.class)
@Domain("requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RequestsResource implements DomainResource {

    private final Requests requests;
    private final RequestDesk desk;
    private final RequestDecisions decisions;
    private final OwnRequests own;

    /** Speaks for the services. */
    @Activate
    public RequestsResource(
            @Reference Requests requests,
            @Reference RequestDesk desk,
            @Reference RequestDecisions decisions,
            @Reference OwnRequests own) {
        this.requests = requests;
        this.desk = desk;
        this.decisions = decisions;
        this.own = own;
    }

    /** Requests by id. */
    @GET
    @Operation(summary = "Find requests by institution, student, kind, state and day")
    public Page<StudentRequest> find(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("student") StudentId student,
            @QueryParam("kind") RequestKind kind,
            @QueryParam("state") RequestState state,
            @Parameter(description = "Only requests that hold from this day or an earlier one.")
                    @QueryParam("effectiveUpTo")
                    LocalDate effectiveUpTo,
            @BeanParam Paging paging) {
        return requests.find(
                caller, new RequestQuery(institution, student, kind, state, effectiveUpTo), paging.request());
    }

    /** Every duty that would follow, who would have to agree, and the rulings; nothing is written. */
    @POST
    @Path("preview")
    @Operation(
            summary = "What a request would bring about: approvals, duties with days, rulings",
            description = "Nothing is written. What the procedure refuses is told in 'admissible' and 'reason'.")
    public Preview preview(@Context Caller caller, NewRequest body) {
        return desk.preview(caller, Bodies.required(body).application());
    }

    /** Begins a request. */
    @POST
    @Operation(summary = "Begin a request as a draft")
    public Response draft(@Context Caller caller, NewRequest body) {
        Versioned<StudentRequest> created =
                desk.draft(caller, Bodies.required(body).application());
        return Replies.created("requests/" + created.record().id(), created);
    }

    /** Lets requests lapse whose time is over. */
    @POST
    @Path("lapses")
    @Operation(summary = "Let requests lapse whose time is over, up to 500 at a time")
    public Lapsed lapse(@Context Caller caller, LapseBody body) {
        return new Lapsed(decisions.lapse(caller, Bodies.required(body).institution()));
    }

    /** The requests of the student that the caller is. */
    @Path("own")
    public OwnRequestsResource own() {
        return new OwnRequestsResource(own);
    }

    /** Duties. */
    @Path("duties")
    public DutiesResource duties() {
        return new DutiesResource(requests, decisions);
    }

    /** One request. */
    @Path("{id}")
    public RequestResource one() {
        return new RequestResource(requests, desk, decisions);
    }
}
