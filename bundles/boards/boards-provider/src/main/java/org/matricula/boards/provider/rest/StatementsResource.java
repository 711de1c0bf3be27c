package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.ExaminersStatements;
import org.matricula.boards.api.ExaminersStatements.Statement;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** What external examiners say at the end of a board. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StatementsResource {

    private final ExaminersStatements statements;

    StatementsResource(ExaminersStatements statements) {
        this.statements = statements;
    }

    /** All of a meeting. */
    @GET
    @Operation(summary = "What external examiners said and what became of it, oldest first")
    public List<Statement> list(@Context Caller caller, @PathParam("id") MeetingId id) {
        return statements.of(caller, id);
    }

    /** Records what an examiner says. */
    @POST
    @Operation(
            summary = "Record that an award external examiner endorses the outcomes, disagrees or raises a principle")
    public Statement state(@Context Caller caller, @PathParam("id") MeetingId id, StatementBody body) {
        StatementBody given = Bodies.required(body);
        return statements.state(caller, id, given.examiner(), given.kind(), given.text());
    }

    /** Answers. */
    @POST
    @Path("answers")
    @Operation(summary = "Answer a disagreement or a matter of principle: accept it, or send it to Academic Board")
    public Statement answer(@Context Caller caller, @PathParam("id") MeetingId id, StatementBody body) {
        StatementBody given = Bodies.required(body);
        return statements.answer(caller, id, given.kind(), given.text());
    }
}
