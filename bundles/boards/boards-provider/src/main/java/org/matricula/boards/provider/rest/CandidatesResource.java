package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.boards.api.Awards;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.DecisionEntry;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Rendition;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Html;
import org.matricula.students.api.StudentId;

/** The candidates of a meeting. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CandidatesResource {

    private final Boards boards;
    private final BoardAdmin admin;
    private final Awards awards;
    private final OffersResource offers;

    CandidatesResource(Boards boards, BoardAdmin admin, Awards awards, OffersResource offers) {
        this.awards = awards;
        this.offers = offers;
        this.boards = boards;
        this.admin = admin;
    }

    /** The candidates, by identity. */
    @GET
    @Operation(summary = "The candidates of a meeting with proposals and decisions")
    public Page<Candidate> list(@Context Caller caller, @PathParam("id") MeetingId meeting, @BeanParam Paging paging) {
        return boards.candidates(caller, meeting, paging.request());
    }

    /** One candidate with all that is behind the proposal; as text or HTML the decision and the stored rulings in words. */
    @GET
    @Path("{student}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
    @Operation(
            summary = "One candidate with the frozen facts and the rulings behind the proposal",
            description = "As text/plain or text/html it is the explanation of the decision and of the rulings.")
    public Response get(
            @Context Caller caller,
            @PathParam("id") MeetingId meeting,
            @PathParam("student") StudentId student,
            @Parameter(description = "For whom it is explained in text or HTML: student, or board (default).")
                    @QueryParam("audience")
                    String audience,
            @Context HttpHeaders headers) {
        // another one is refused whatever is asked for
        Audience.of(audience);
        return Rendition.of(headers)
                .reply(
                        () -> ExplainedView.of(boards.candidate(caller, meeting, student)),
                        () -> String.join("\n", boards.explanation(caller, meeting, student, audience, false)),
                        () -> Html.page(
                                "Decision on student " + student,
                                boards.explanation(caller, meeting, student, audience, true)));
    }

    /** Records the board's decision on one student. */
    @POST
    @Path("{student}/decision")
    @Operation(
            summary = "Record the board's decision on one student",
            description = "If-Match where one stands already: its number in quotation marks, as \"entries\" of the"
                    + " candidate has it.")
    public Candidate decide(
            @Context Caller caller,
            @PathParam("id") MeetingId meeting,
            @PathParam("student") StudentId student,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            DecisionBody body) {
        DecisionBody given = Bodies.required(body);
        Long entries = ifMatch == null ? null : ifMatch.version();
        return admin.decide(
                caller,
                meeting,
                student,
                given.decision(),
                given.reason(),
                given.award(),
                given.substitution(),
                entries);
    }

    /** Every decision on one student that was recorded at the meeting. */
    @GET
    @Path("{student}/decisions")
    @Operation(summary = "Every decision on one student that was recorded at the meeting or taken back, oldest first")
    public List<DecisionEntry> decisions(
            @Context Caller caller, @PathParam("id") MeetingId meeting, @PathParam("student") StudentId student) {
        return boards.decisions(caller, meeting, student);
    }

    /** Confirms the interim award of one candidate. */
    @POST
    @Path("{student}/interim-award")
    @Operation(summary = "Confirm the interim award of a candidate who goes on")
    public Candidate confirmInterim(
            @Context Caller caller,
            @PathParam("id") MeetingId meeting,
            @PathParam("student") StudentId student,
            AwardBodies.Interim body) {
        return awards.confirmInterim(caller, meeting, student, body == null ? null : body.award());
    }

    /** Proposes an aegrotat or posthumous award. */
    @POST
    @Path("{student}/special-awards")
    @Operation(summary = "Propose an aegrotat or posthumous award on recorded facts; the pack of the candidate judges")
    public AwardBodies.SpecialAwardView propose(
            @Context Caller caller,
            @PathParam("id") MeetingId meeting,
            @PathParam("student") StudentId student,
            AwardBodies.NewSpecialAward body) {
        return AwardBodies.SpecialAwardView.of(
                awards.propose(caller, meeting, student, Bodies.required(body).grounds()));
    }

    /** Offers of compensation to one candidate. */
    @Path("{student}/offers")
    public OffersResource offers() {
        return offers;
    }
}
