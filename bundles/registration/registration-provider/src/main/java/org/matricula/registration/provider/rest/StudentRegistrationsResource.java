package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/**
 * The registrations of one student over REST, those under merged records too. A student that the caller may not see is not
 * found.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class StudentRegistrationsResource {

    private final Registrations registrations;
    private final Students students;

    StudentRegistrationsResource(Registrations registrations, Students students) {
        this.registrations = registrations;
        this.students = students;
    }

    /** Registrations on programmes. */
    @GET
    @Path("programmes")
    @Operation(summary = "A student's registrations on programmes, oldest first")
    public List<ProgrammeRegistration> programmes(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return registrations.programmesOf(caller, student(caller, studentId).id());
    }

    /** Registrations on modules. */
    @GET
    @Path("modules")
    @Operation(summary = "A student's registrations on modules, oldest first")
    public List<ModuleRegistration> modules(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return registrations.modulesOf(caller, student(caller, studentId).id());
    }

    /** Recognised prior learning. */
    @GET
    @Path("prior-learning")
    @Operation(summary = "Modules recognised for a student on account of prior learning")
    public List<PriorLearning> priorLearning(@Context Caller caller, @PathParam("studentId") StudentId studentId) {
        return registrations.priorLearningOf(caller, student(caller, studentId).id());
    }

    private Student student(Caller caller, StudentId id) {
        return students.get(caller, id).record();
    }
}
