package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.students.api.StudentId;

/**
 * A registration on a module occurrence; the rules are those of {@link ModuleRegistration}.
 *
 * @param institution where the student studies
 * @param studentId who
 * @param occurrenceId on which run of which module
 * @param attempt which of the attempts at the module
 * @param registeredOn since when; absent when it is not known
 * @param programmeId under which of several programmes of the session; absent where the student is on one
 * @param waiving an exception from clauses; absent for none
 */
public record NewModuleRegistration(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId studentId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) OccurrenceId occurrenceId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleRegistration.Attempt attempt,
        LocalDate registeredOn,
        ProgrammeId programmeId,
        BulkBodies.Waiving waiving) {

    BulkEnrolments.Waiving exception() {
        return waiving == null ? null : waiving.given();
    }

    ModuleRegistration registration() {
        return new ModuleRegistration(
                null,
                institution,
                studentId,
                occurrenceId,
                attempt,
                ModuleRegistration.Status.REGISTERED,
                registeredOn,
                null);
    }
}
