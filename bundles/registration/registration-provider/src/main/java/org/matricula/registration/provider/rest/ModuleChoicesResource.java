package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.registration.api.ModuleChoices;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.ProgrammeRegistrationId;

/** Choices of modules over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class ModuleChoicesResource {

    private final ModuleChoices choices;

    ModuleChoicesResource(ModuleChoices choices) {
        this.choices = choices;
    }

    /**
     * Modules to take and to leave; the rules are those of {@link ModuleSelection}.
     *
     * @param registrationId the active programme registration
     * @param take occurrences to be taken; absent for none
     * @param leave module registrations to be left; absent for none
     * @param attempt which attempt; absent for FIRST
     * @param loadReason REPEAT, SUBSTITUTION or TRANSFER; absent without
     * @param reason why, for the audit trail; needed where modules are left
     */
    public record Selection(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ProgrammeRegistrationId registrationId,
            List<OccurrenceId> take,
            List<ModuleRegistrationId> leave,
            ModuleRegistration.Attempt attempt,
            String loadReason,
            String reason) {

        ModuleSelection selection() {
            return new ModuleSelection(
                    registrationId,
                    RegistrationDesk.complete("take", take),
                    RegistrationDesk.complete("leave", leave),
                    attempt,
                    loadReason);
        }
    }

    /** Says what the regulations say of a selection. */
    @POST
    @Path("proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the regulations say of a selection of modules; nothing is written")
    public ModuleProposal propose(@Context Caller caller, Selection body) {
        return choices.propose(caller, Bodies.required(body).selection());
    }

    /** Registers a selection, all or nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take and leave modules, all or nothing; refused with the rules that stand against it")
    public List<ModuleRegistration> register(@Context Caller caller, Selection body) {
        Selection given = Bodies.required(body);
        return choices.register(caller, given.selection(), given.reason());
    }
}
