package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationHistory;
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
    private final RegistrationHistory history;
    private final Students students;

    StudentRegistrationsResource(Registrations registrations, RegistrationHistory history, Students students) {
        this.history = history;
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

    /** How recognised prior learning stood. */
    @GET
    @Path("prior-learning/history")
    @Operation(summary = "Every state of the prior learning recognised for a student, as known at a moment")
    public List<PriorLearningState> priorLearningHistory(
            @Context Caller caller,
            @PathParam("studentId") StudentId studentId,
            @QueryParam("knownAt") String knownAt) {
        StudentId known = student(caller, studentId).id();
        return history.ofPriorLearning(caller, known, AsOf.of(null, knownAt).knownAt());
    }

    private Student student(Caller caller, StudentId id) {
        return students.get(caller, id).record();
    }
}
