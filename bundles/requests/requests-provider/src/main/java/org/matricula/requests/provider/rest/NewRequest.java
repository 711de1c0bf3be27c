package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;
import org.matricula.students.api.StudentId;

/**
 * A request to be looked at or begun.
 *
 * @param studentId who asks
 * @param registrationId which programme registration it concerns; absent only for CHANGE_OF_DETAILS
 * @param kind what sort of request
 * @param asked what exactly
 */
public record NewRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId studentId,
        ProgrammeRegistrationId registrationId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) RequestKind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asked asked) {

    Application application() {
        return new Application(studentId, registrationId, kind, asked);
    }
}
