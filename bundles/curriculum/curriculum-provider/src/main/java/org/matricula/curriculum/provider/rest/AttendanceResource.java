package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Replies;

/** What attendance one module requires, over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class AttendanceResource {

    private final ModuleSpecifications specifications;
    private final CurriculumChanges changes;

    AttendanceResource(ModuleSpecifications specifications, CurriculumChanges changes) {
        this.specifications = specifications;
        this.changes = changes;
    }

    /** Every decision about it. */
    @GET
    @Operation(
            summary =
                    "From which sessions a module requires which attendance, proposed and decided, as they take effect")
    public List<ModuleSpecification> attendanceHistory(@Context Caller caller, @PathParam("id") ModuleId id) {
        return specifications.of(caller, id, Aspect.ATTENDANCE);
    }

    /** Proposes what attendance it requires. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Propose what attendance a module requires, within a change set that is a draft; If-Match where it proposes something already")
    public Response proposeAttendance(
            @Context Caller caller,
            @PathParam("id") ModuleId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            AttendanceBody body) {
        AttendanceBody given = Bodies.required(body);
        Long version = ifMatch == null ? null : ifMatch.version();
        ModuleSpecification proposed =
                changes.proposeAttendance(caller, id, given.changeSetId(), given.attendance(), given.reason(), version);
        return Replies.ok(new Versioned<>(proposed, proposed.version()));
    }
}
