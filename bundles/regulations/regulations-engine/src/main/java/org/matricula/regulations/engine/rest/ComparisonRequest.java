package org.matricula.regulations.engine.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.regulations.api.Evaluation.Choice;

/**
 * Facts to be judged under several packs.
 *
 * @param policy the policy's name: {@code classification}
 * @param given the facts by the names of the policy
 * @param packs the packs, 2 to 10
 * @param betterOf true to be told which ruling is the better one
 */
public record ComparisonRequest(
        String policy, Map<String, Object> given, List<Which> packs, @JsonProperty("better_of") Boolean betterOf) {

    /**
     * One of the packs: a named one, or the one in force for an event.
     *
     * @param pack a pack's id, in force or not; null for the governing one
     * @param version the named pack's version; null for the one in force, or the latest
     * @param institution whose pack in force is wanted; needed unless a pack is named
     * @param programme code of the programme; null where the event concerns none
     * @param on the session of the event ({@code 2026/27}) or its date ({@code 2026-11-21}); today when null
     */
    public record Which(String pack, String version, InstitutionCode institution, String programme, String on) {

        Choice choice() {
            return new Choice(institution, programme, on, pack, version);
        }
    }
}
