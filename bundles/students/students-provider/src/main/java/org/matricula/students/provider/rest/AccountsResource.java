package org.matricula.students.provider.rest;

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
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.StudentAccount;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

/** A student's users over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {

    private final StudentAccounts accounts;

    AccountsResource(StudentAccounts accounts) {
        this.accounts = accounts;
    }

    /** Every entry, ended links too. */
    @GET
    @Operation(summary = "The users that are or were linked to a student, oldest entry first")
    public List<StudentAccount> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return accounts.of(caller, id);
    }

    /** Links a user. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that a user of the realm is this student, with a reason")
    public Response link(@Context Caller caller, @PathParam("id") StudentId id, NewAccount body) {
        NewAccount given = Bodies.required(body);
        return Replies.created(
                "students/" + id + "/accounts", accounts.link(caller, id, given.userName(), given.reason()));
    }

    /** Ends a link. */
    @POST
    @Path("{userName}/ending")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End the link of a user to this student; the entries stay")
    public StudentAccount unlink(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @PathParam("userName") String userName,
            Reason body) {
        return accounts.unlink(caller, id, userName, Bodies.required(body).reason());
    }
}
