package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.registration.api.BulkEnrolments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registration of many students at once over REST. */
@Component(service = BulkEnrolmentsResource.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BulkEnrolmentsResource {

    private final BulkEnrolments enrolments;

    /** Speaks for the service. */
    @Activate
    public BulkEnrolmentsResource(@Reference BulkEnrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** Registers students on a programme. */
    @POST
    @Path("programme")
    @Operation(summary = "Register many students on a programme, or rehearse it; an outcome for each student")
    public List<BulkEnrolments.Enrolled> onProgramme(@Context Caller caller, BulkBodies.OnProgramme body) {
        BulkBodies.OnProgramme given = Bodies.required(body);
        return enrolments.onProgramme(caller, given.institution(), given.selected(), given.target(), given.isDryRun());
    }

    /** Registers students on modules under the rules of a choice of modules; exceptions only by waivers. */
    @POST
    @Path("modules")
    @Operation(summary = "Register many students on module occurrences, or rehearse it; an outcome for each of both")
    public List<BulkEnrolments.Enrolled> onModules(@Context Caller caller, BulkBodies.OnModules body) {
        BulkBodies.OnModules given = Bodies.required(body);
        return enrolments.onModules(
                caller,
                given.institution(),
                given.selected(),
                given.wanted(),
                given.isCoreOnly(),
                given.registeredOn(),
                given.exception(),
                given.isDryRun());
    }
}
