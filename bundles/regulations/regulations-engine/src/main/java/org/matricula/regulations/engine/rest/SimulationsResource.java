package org.matricula.regulations.engine.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Evaluation.Choice;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;

/** Futures that are still open, by the policies of a pack; nothing is kept. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SimulationsResource {

    private final Evaluation evaluation;

    SimulationsResource(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Facts of a simulation, and which pack is to judge.
     *
     * @param given the facts by the names of the simulation
     * @param institution whose pack in force is wanted; needed unless a pack is named
     * @param programme code of the programme; null where the event concerns none
     * @param on the session of the event ({@code 2026/27}) or its date ({@code 2026-11-21}); today when null
     * @param pack a pack's id, in force or not; null for the governing one
     * @param version the named pack's version; null for the one in force, or the latest
     */
    public record Request(
            Map<String, Object> given,
            InstitutionCode institution,
            String programme,
            String on,
            String pack,
            String version) {}

    /**
     * Runs a simulation. {@code offer}: for a failed module both futures, to accept compensation and to take the resit,
     * each with its credits, cap, best and worst class still possible, and findings. Refusals: 404 for a simulation that
     * the pack does not have, 422 naming the fact at fault, and as for a ruling.
     */
    @POST
    @Path("{name}")
    @Operation(
            summary = "Runs a simulation; 'offer' shows both futures of a failed module: compensation and resit.",
            description =
                    "JSON only. 'given' for offer: group, award, module (the failed module's code), modules (the whole"
                            + " record), and where they differ from the defaults mode, entry, scale, lowest_element and"
                            + " discretion (true where a board may go beyond what is normally allowed).")
    public Map<String, Object> simulate(@Context Caller caller, @PathParam("name") String name, Request request) {
        Request asked = Bodies.required(request);
        Choice choice = new Choice(asked.institution(), asked.programme(), asked.on(), asked.pack(), asked.version());
        Pack pack = evaluation.choose(caller, choice);
        Map<String, Object> shown = new LinkedHashMap<>();
        evaluation
                .simulate(caller, pack, name, asked.given())
                .forEach((field, value) -> shown.put(field, written(value)));
        shown.put("pack", pack.ref());
        return shown;
    }

    /** Findings, wherever they stand, as callers see them. */
    private static Object written(Object value) {
        if (value instanceof Finding finding) {
            return FindingView.of(finding);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(SimulationsResource::written).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shown = new LinkedHashMap<>();
            map.forEach((name, field) -> shown.put(String.valueOf(name), written(field)));
            return shown;
        }
        return value;
    }
}
