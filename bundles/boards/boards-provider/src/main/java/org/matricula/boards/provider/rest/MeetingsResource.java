package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.BoardSummary;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.kernel.rest.StartedJob;

/** Meetings and the steps of their life. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MeetingsResource {

    private final Boards boards;
    private final BoardAdmin admin;
    private final CandidatesResource candidates;
    private final MeetingRoom room;

    MeetingsResource(Boards boards, BoardAdmin admin, MeetingRoom room) {
        this.boards = boards;
        this.admin = admin;
        this.candidates = new CandidatesResource(boards, admin, room.awards(), room.offers());
        this.room = room;
    }

    /** Meetings, by identity. */
    @GET
    @Operation(summary = "Meetings, oldest first")
    public Page<Meeting> list(
            @Context Caller caller, @QueryParam("institution") InstitutionCode institution, @BeanParam Paging paging) {
        return boards.meetings(caller, institution, paging.request());
    }

    /** Opens a meeting. */
    @POST
    @Operation(summary = "Open a meeting and pin the packs in force")
    public Response open(@Context Caller caller, NewMeeting body) {
        Versioned<Meeting> opened = admin.open(caller, Bodies.required(body).request());
        return Replies.created("boards/meetings/" + opened.record().id(), opened);
    }

    /** One meeting. */
    @GET
    @Path("{id}")
    @Operation(summary = "One meeting")
    public Response get(@Context Caller caller, @PathParam("id") MeetingId id) {
        return Replies.ok(boards.meeting(caller, id));
    }

    /** Starts the job that freezes facts and proposes. */
    @POST
    @Path("{id}/proposals")
    @Operation(summary = "Freeze the facts of all candidates and propose by rulings, as a job")
    public Response propose(@Context Caller caller, @PathParam("id") MeetingId id) {
        JobId job = admin.propose(caller, id);
        return Replies.accepted("jobs/" + job, new StartedJob(job));
    }

    /** Gives a meeting up. */
    @POST
    @Path("{id}/giving-up")
    @Operation(summary = "Give a meeting of either board up before its release; nothing of it counts")
    public Response giveUp(@Context Caller caller, @PathParam("id") MeetingId id, ReasonBody body) {
        return Replies.ok(admin.giveUp(caller, id, Bodies.required(body).reason()));
    }

    /** Judges again where results have changed. */
    @POST
    @Path("{id}/renewals")
    @Operation(
            summary = "Judge again the candidates whose module results have changed since their facts were frozen",
            description = "What was proposed and decided before stays on record; the decisions on them are taken back.")
    public List<Candidate> renew(@Context Caller caller, @PathParam("id") MeetingId id, ReasonBody body) {
        return admin.renew(caller, id, Bodies.required(body).reason());
    }

    /** Records the external examiner's consent. */
    @POST
    @Path("{id}/consent")
    @Operation(summary = "Record the award external examiner's consent")
    public Response consent(@Context Caller caller, @PathParam("id") MeetingId id, ConsentBody body) {
        return Replies.ok(admin.consent(caller, id, Bodies.required(body).externalExaminer()));
    }

    /** Endorses what needs nobody's discretion. */
    @POST
    @Path("{id}/endorsements")
    @Operation(summary = "Endorse all proposals that need nobody's discretion and harm nobody")
    public Endorsed endorse(@Context Caller caller, @PathParam("id") MeetingId id) {
        int endorsed = admin.endorse(caller, id);
        return new Endorsed(endorsed, boards.meeting(caller, id).record());
    }

    /** Confirms the interim awards of all who go on. */
    @POST
    @Path("{id}/interim-awards")
    @Operation(summary = "Confirm the interim awards of all who are decided to go on (T-AW-5)")
    public AwardBodies.Confirmed confirmInterim(@Context Caller caller, @PathParam("id") MeetingId id) {
        return new AwardBodies.Confirmed(room.awards().confirmInterim(caller, id));
    }

    /** The aegrotat and posthumous awards that were proposed. */
    @GET
    @Path("{id}/special-awards")
    @Operation(summary = "The aegrotat and posthumous awards proposed at a meeting, with grounds and rulings")
    public List<AwardBodies.SpecialAwardView> special(@Context Caller caller, @PathParam("id") MeetingId id) {
        return room.awards().proposed(caller, id).stream()
                .map(AwardBodies.SpecialAwardView::of)
                .toList();
    }

    /** Numbers and the boundary list. */
    @GET
    @Path("{id}/summary")
    @Operation(summary = "Numbers by proposal, decision and class, and who lies just below a line")
    public BoardSummary summary(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @QueryParam("within") @DefaultValue("0.5") String within) {
        return boards.summary(caller, id, decimal(within));
    }

    /** Who lies below a class line by no more than {@code within} percentage points, 0 to 20, two decimals at most. */
    @GET
    @Path("{id}/boundary")
    @Operation(summary = "Who lies below any class line by no more than a chosen distance, nearest first")
    public List<BoardSummary.Boundary> boundary(
            @Context Caller caller,
            @PathParam("id") MeetingId id,
            @Parameter(description = "The distance in percentage points, 0 to 20, at most two decimals.")
                    @QueryParam("within")
                    @DefaultValue("2.0")
                    String within) {
        return boards.boundary(caller, id, decimal(within));
    }

    /** The candidates of a meeting. */
    @Path("{id}/candidates")
    public CandidatesResource candidates() {
        return candidates;
    }

    /** Who belongs to the board, and who came. */
    @Path("{id}/members")
    public ConstitutionResource constitution() {
        return room.constitution();
    }

    /** What is before the board, in its order. */
    @Path("{id}/agenda")
    public AgendaResource agenda() {
        return room.agenda();
    }

    /** What external examiners say at its end. */
    @Path("{id}/statements")
    public StatementsResource statements() {
        return room.statements();
    }

    /** What its chair did afterwards. */
    @Path("{id}/chairs-actions")
    public ChairsActionsResource chairsActions() {
        return room.chairsActions();
    }

    /** Its release. */
    @Path("{id}/release")
    public ReleaseResource release() {
        return room.release();
    }

    /** Its minutes. */
    @Path("{id}/minutes")
    public MinutesResource minutes() {
        return room.minutes();
    }

    static BigDecimal decimal(String within) {
        try {
            return new BigDecimal(within);
        } catch (NumberFormatException e) {
            throw Problem.invalid("within", within, "must be a number").exception();
        }
    }
}
