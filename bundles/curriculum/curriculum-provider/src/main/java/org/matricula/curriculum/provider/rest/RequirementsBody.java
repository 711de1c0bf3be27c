package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.Faults;

/**
 * All that a module demands.
 *
 * @param changeSetId the change set that it is proposed with
 * @param requirements what it demands; none when absent
 * @param reason why, for the audit trail
 */
public record RequirementsBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ChangeSetId changeSetId,
        List<Demand> requirements,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

    /**
     * One demand.
     *
     * @param kind what kind
     * @param anyOf the modules of which one will do, or of which none may be
     */
    public record Demand(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Requirement.Kind kind,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ModuleId> anyOf) {}

    /**
     * The demands.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when one is missing or names no module
     */
    List<Requirement> demands() {
        Faults faults = new Faults();
        List<Requirement> demands = new ArrayList<>();
        List<Demand> given = requirements == null ? List.of() : requirements;
        for (int i = 0; i < given.size(); i++) {
            Demand demand = given.get(i);
            boolean whole = demand != null
                    && demand.anyOf() != null
                    && demand.anyOf().stream().noneMatch(Objects::isNull);
            faults.check(whole, "requirements[" + i + "].anyOf", null, "must be given, and so each module in it");
            if (whole) {
                demands.add(new Requirement(demand.kind(), demand.anyOf()));
            }
        }
        faults.refuse();
        return demands;
    }
}
