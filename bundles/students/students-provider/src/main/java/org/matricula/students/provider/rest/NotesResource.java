package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Note;
import org.matricula.students.api.Notes;
import org.matricula.students.api.StudentId;

/** Notes on a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class NotesResource {

    private final Notes notes;

    NotesResource(Notes notes) {
        this.notes = notes;
    }

    /** The notes that the caller may read. */
    @GET
    @Operation(summary = "The notes on a student that you may read, oldest first")
    public List<Note> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return notes.of(caller, id);
    }

    /** Writes a note. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write a note for an office, the registry, the personal tutor or the student")
    public Response write(@Context Caller caller, @PathParam("id") StudentId id, NewNote body) {
        NewNote given = Bodies.required(body);
        Note note = new Note(
                null, null, id, given.visibility(), given.office(), given.text(), given.replaces(), null, null);
        return Replies.created("students/" + id + "/notes", notes.write(caller, note));
    }
}
