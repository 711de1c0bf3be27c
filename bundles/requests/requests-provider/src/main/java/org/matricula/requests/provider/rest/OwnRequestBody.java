package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;

/**
 * A request of the caller to be looked at or begun.
 *
 * @param registrationId which own programme registration it concerns; absent only for CHANGE_OF_DETAILS
 * @param kind what sort of request
 * @param asked what exactly
 */
public record OwnRequestBody(
        ProgrammeRegistrationId registrationId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) RequestKind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asked asked) {}
