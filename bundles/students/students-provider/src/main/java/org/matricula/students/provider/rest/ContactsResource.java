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
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;

/** Contacts of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ContactsResource {

    private final StudentDetails details;

    ContactsResource(StudentDetails details) {
        this.details = details;
    }

    /** The history, oldest first. */
    @GET
    @Operation(summary = "The history of a student's contacts, oldest first, corrected entries too")
    public List<Dated<Contact>> all(@Context Caller caller, @PathParam("id") StudentId id) {
        return details.contacts(caller, id);
    }

    /** Records a contact. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a contact with its first day and a reason; what was recorded before stays")
    public Response record(@Context Caller caller, @PathParam("id") StudentId id, NewContact body) {
        NewContact given = Bodies.required(body);
        return Replies.created(
                "students/" + id + "/contacts", details.contact(caller, id, given.contact(), given.entry()));
    }

    /** Ends the use of a contact. */
    @POST
    @Path("{kind}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End the use of a contact: home, term-time, correspondence, email or phone")
    public Dated<Contact> end(
            @Context Caller caller, @PathParam("id") StudentId id, @PathParam("kind") String kind, Ending body) {
        return details.without(
                caller,
                id,
                Values.constant("kind", kind, Contact.Kind.class),
                Bodies.required(body).entry());
    }
}
