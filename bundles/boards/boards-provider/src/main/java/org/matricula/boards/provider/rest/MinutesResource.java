package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Minutes;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;

/** Minutes of a meeting. */
@Produces(MediaType.APPLICATION_JSON)
public final class MinutesResource {

    private final Minutes minutes;

    MinutesResource(Minutes minutes) {
        this.minutes = minutes;
    }

    /** The editions. */
    @GET
    @Operation(summary = "The editions of a meeting's minutes, oldest first")
    public List<Minutes.Edition> list(@Context Caller caller, @PathParam("id") MeetingId id) {
        return minutes.of(caller, id);
    }

    /** Makes an edition. */
    @POST
    @Operation(summary = "Make an edition of the minutes from what is on record")
    public Minutes.Edition make(@Context Caller caller, @PathParam("id") MeetingId id) {
        return minutes.make(caller, id);
    }

    /** An edition as PDF. */
    @GET
    @Path("{edition}")
    @Produces(Papers.MEDIA_TYPE)
    @Operation(summary = "An edition of the minutes as PDF")
    public byte[] pdf(@Context Caller caller, @PathParam("id") MeetingId id, @PathParam("edition") int edition) {
        return minutes.pdf(caller, id, edition);
    }
}
