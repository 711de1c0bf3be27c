package org.matricula.regulations.engine.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.regulations.api.Evaluation.Choice;

/**
 * Facts to be judged.
 *
 * @param policy the policy's name: {@code classification}
 * @param given the facts by the names of the policy; a member {@code override} replaces parameters for a rehearsal
 * @param institution whose pack in force is wanted; needed unless a pack is named
 * @param programme code of the programme; null where the event concerns none
 * @param on the session of the event ({@code 2026/27}) or its date ({@code 2026-11-21}); today when null
 * @param pack a pack's id, in force or not; null for the governing one
 * @param version the named pack's version; null for the one in force, or the latest
 */
public record RulingRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String policy,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<String, Object> given,
        InstitutionCode institution,
        String programme,
        String on,
        String pack,
        String version) {

    Choice choice() {
        return new Choice(institution, programme, on, pack, version);
    }
}
