package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.assessment.api.ExaminerAppointmentId;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.assessment.api.ExternalExaminers.Appointed;
import org.matricula.assessment.api.ExternalExaminers.Appointment;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Replies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register of external examiners over REST. */
@Component(service = ExaminersResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class ExaminersResource {

    private final ExternalExaminers examiners;

    /** Speaks for the service. */
    @Activate
    public ExaminersResource(@Reference ExternalExaminers examiners) {
        this.examiners = examiners;
    }

    /** The register. */
    @GET
    @Operation(summary = "External examiners that an institution appointed, all or those of a day")
    public List<Appointed> of(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("on") LocalDate on) {
        return examiners.of(caller, institution, on);
    }

    /** Appoints. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Appoint an external examiner for modules, for the awards of programmes, or both")
    public Response appoint(@Context Caller caller, NewAppointment body) {
        NewAppointment given = Bodies.required(body);
        Appointed appointed = examiners.appoint(caller, given.institution(), given.appointment(), given.reason());
        return Replies.created("assessment/external-examiners/" + appointed.id(), appointed);
    }

    /** Ends an appointment. */
    @POST
    @Path("{id}/ending")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End an appointment before its time; without a last day it never held")
    public Appointed end(@Context Caller caller, @PathParam("id") ExaminerAppointmentId id, AppointmentEnding body) {
        AppointmentEnding given = Bodies.required(body);
        return examiners.end(caller, id, given.lastDay(), given.reason());
    }

    /** An appointment as a client sends it; members and rules as in {@link Appointment}. */
    record NewAppointment(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            String userName,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String employer,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String subject,
            List<ModuleId> modules,
            List<ProgrammeId> programmes,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate until,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

        Appointment appointment() {
            return new Appointment(userName, name, employer, subject, modules, programmes, from, until);
        }
    }

    /** The end of an appointment. */
    record AppointmentEnding(LocalDate lastDay, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
}
