package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.AssessmentLanguages.Form;
import org.matricula.assessment.api.AssessmentLanguages.OwnNotice;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.registration.api.ModuleRegistrationId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A student's own notices of work in Welsh over REST. */
@Component(service = OwnLanguagesResource.class)
@Produces(MediaType.APPLICATION_JSON)
public final class OwnLanguagesResource {

    private final AssessmentLanguages languages;

    /** Speaks for the service. */
    @Activate
    public OwnLanguagesResource(@Reference AssessmentLanguages languages) {
        this.languages = languages;
    }

    /** The caller's notices. */
    @GET
    @Operation(summary = "One's own notices of work in Welsh")
    public List<OwnNotice> own(@Context Caller caller) {
        return languages.own(caller);
    }

    /** Gives notice or takes it back. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give notice today of writing in Welsh, or take it back")
    public OwnNotice give(@Context Caller caller, NewNotice body) {
        NewNotice given = Bodies.required(body);
        return languages.giveOwn(
                caller,
                given.registrationId(),
                given.elementId(),
                given.form(),
                Boolean.TRUE.equals(given.withdrawn()));
    }

    /** A notice. */
    record NewNotice(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleRegistrationId registrationId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ElementId elementId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Form form,
            Boolean withdrawn) {}
}
