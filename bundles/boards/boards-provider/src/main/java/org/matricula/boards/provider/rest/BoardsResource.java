package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.SubjectBoards;
import org.matricula.boards.api.TimelineEvent;
import org.matricula.boards.api.Timelines;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.Paging;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Boards over REST. */
@Component(service = DomainResource.class)
@Domain("boards")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class BoardsResource implements DomainResource {

    private final Boards boards;
    private final Timelines timelines;
    private final MeetingsResource meetings;
    private final SubjectBoardsResource subjects;
    private final MeetingRoom room;

    /** Speaks for the services. */
    @Activate
    public BoardsResource(
            @Reference Boards boards,
            @Reference BoardAdmin admin,
            @Reference MeetingRoom room,
            @Reference SubjectBoards subjects,
            @Reference Timelines timelines) {
        this.timelines = timelines;
        this.boards = boards;
        this.room = room;
        this.subjects = new SubjectBoardsResource(subjects);
        this.meetings = new MeetingsResource(boards, admin, room);
    }

    /** Accounts of a session. */
    @Path("reconciliations")
    public ReconciliationsResource reconciliations() {
        return room.reconciliations();
    }

    /** Offers of compensation to the student who asks. */
    @Path("own-offers")
    public OwnOffersResource ownOffers() {
        return room.ownOffers();
    }

    /** Published results of the student who asks. */
    @Path("own-results")
    public OwnResultsResource ownResults() {
        return room.ownResults();
    }

    /** What was published of an institution's students. */
    @GET
    @Path("results")
    @Operation(
            summary = "The results of an institution's students that were published for a session",
            description = "In the version that counts. This is how a partner is told of the students whom it teaches.")
    public Page<PublishedView> results(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session,
            @BeanParam Paging paging) {
        new Faults().given("institution", institution).given("session", session).refuse();
        Page<PublishedResult> page = room.results().of(caller, institution, session, paging.request());
        return new Page<>(page.items().stream().map(PublishedView::of).toList(), page.next());
    }

    /** Meetings of subject boards. */
    @Path("subject-meetings")
    public SubjectBoardsResource subjects() {
        return subjects;
    }

    /** The meetings. */
    @Path("meetings")
    public MeetingsResource meetings() {
        return meetings;
    }

    /** The released decisions on a student. */
    @GET
    @Path("students/{id}/decisions")
    @Operation(summary = "The released decisions on a student, oldest first")
    public List<Candidate> decisions(@Context Caller caller, @PathParam("id") StudentId student) {
        return boards.released(caller, student);
    }

    /** What was published of a student. */
    @GET
    @Path("students/{id}/results")
    @Operation(
            summary = "Every result of a student that was published, the latest first",
            description = "In each of its versions: a corrected result does not take the place of the one before.")
    public List<PublishedView> results(@Context Caller caller, @PathParam("id") StudentId student) {
        return room.results().of(caller, student).stream()
                .map(PublishedView::of)
                .toList();
    }

    /** Which regulations governed which event of a student, and why. */
    @GET
    @Path("students/{id}/timeline")
    @Operation(
            summary = "Which version of the regulations governed which event of a student, and why",
            description = "Events by session. 'governing' is the pack that governs the event by what is in force now,"
                    + " with the reason in words; 'ruled' is the pack that really ruled, for results and released"
                    + " decisions.")
    public List<TimelineEvent> timeline(@Context Caller caller, @PathParam("id") StudentId student) {
        return timelines.of(caller, student);
    }
}
