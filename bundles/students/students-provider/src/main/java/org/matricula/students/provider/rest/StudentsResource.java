package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Students over REST. */
@Component(service = DomainResource.class)
@Domain("students")
@Produces(MediaType.APPLICATION_JSON)
public final class StudentsResource implements DomainResource {

    private final Students students;
    private final StudentAdmin admin;

    /** Speaks for the services. */
    @Activate
    public StudentsResource(@Reference Students students, @Reference StudentAdmin admin) {
        this.students = students;
        this.admin = admin;
    }

    /** Students by id, or by name when one is asked for. */
    @GET
    @Operation(summary = "Find students by institution, number and the beginning of the name")
    public Page<Student> find(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @Parameter(description = "The exact student number.") @QueryParam("number") String number,
            @Parameter(
                            description =
                                    "The beginning of family name, or family name and given names; case and accents"
                                            + " do not matter.")
                    @QueryParam("name")
                    String name,
            @BeanParam Paging paging) {
        return students.find(caller, new StudentQuery(institution, number, name), paging.request());
    }

    /** One student. */
    @GET
    @Path("{id}")
    @Operation(summary = "One student")
    public Response get(@Context Caller caller, @PathParam("id") StudentId id) {
        return Replies.ok(students.get(caller, id));
    }

    /** Adds a student. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a student")
    public Response create(@Context Caller caller, NewStudent body) {
        NewStudent given = required(body);
        Versioned<Student> created = admin.create(
                caller,
                new Student(
                        null,
                        given.institution(),
                        given.number(),
                        given.familyName(),
                        given.givenNames(),
                        given.dateOfBirth(),
                        given.email()));
        return Replies.created("students/" + created.record().id(), created);
    }

    /** Changes a student. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a student's names, date of birth or e-mail")
    public Response change(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            StudentChange body) {
        long version = EntityTagVersion.required(ifMatch);
        StudentChange given = required(body);
        Student student =
                new Student(id, null, null, given.familyName(), given.givenNames(), given.dateOfBirth(), given.email());
        return Replies.ok(admin.change(caller, student, version, given.reason()));
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw Problem.of(Problem.Kind.MALFORMED, "The request has no body.").exception();
        }
        return body;
    }
}
