package org.matricula.regulations.engine.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Evaluation.Choice;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.RegulationsAdmin;

/** The policies that can be asked for rulings, with their facts. */
@Produces(MediaType.APPLICATION_JSON)
public final class PoliciesResource {

    private final Evaluation evaluation;
    private final RegulationsAdmin admin;

    PoliciesResource(Evaluation evaluation, RegulationsAdmin admin) {
        this.evaluation = evaluation;
        this.admin = admin;
    }

    /**
     * A policy and its facts.
     *
     * @param policy its name
     * @param facts the JSON Schema (2020-12) of {@code given}: types, {@code x-unit}, allowed values, defaults, and an
     *     example out of the pack's cases
     * @param pack the pack that was looked at
     */
    public record PolicyView(String policy, Map<String, Object> facts, PackRef pack) {}

    /** The policies of a pack, or of all packs in force. 404 for a pack that is not there. */
    @GET
    @Operation(
            summary = "The policies with the JSON Schema of their facts",
            description = "Of the named pack; without one of the packs in force, each policy once.")
    public List<PolicyView> list(
            @Context Caller caller, @QueryParam("pack") String pack, @QueryParam("version") String version) {
        return List.copyOf(views(caller, pack, version).values());
    }

    /** One policy. 404 for a policy that is not there, or that no case shows. */
    @GET
    @Path("{policy}")
    @Operation(summary = "One policy with the JSON Schema of its facts")
    public PolicyView get(
            @Context Caller caller,
            @PathParam("policy") String policy,
            @QueryParam("pack") String pack,
            @QueryParam("version") String version) {
        PolicyView view = views(caller, pack, version).get(policy);
        if (view == null) {
            throw Problem.notFound("policy", policy).exception();
        }
        return view;
    }

    private Map<String, PolicyView> views(Caller caller, String pack, String version) {
        Map<String, PolicyView> views = new LinkedHashMap<>();
        if (pack != null) {
            add(caller, pack, version, views);
            return views;
        }
        admin.list(caller).stream()
                .filter(status -> status.state() == PackState.ACTIVE)
                .forEach(status -> add(caller, status.ref().id(), status.ref().version(), views));
        return views;
    }

    private void add(Caller caller, String id, String version, Map<String, PolicyView> views) {
        Pack pack = evaluation.choose(caller, new Choice(null, null, null, id, version));
        evaluation
                .facts(caller, pack)
                .forEach((policy, schema) -> views.putIfAbsent(policy, new PolicyView(policy, schema, pack.ref())));
    }
}
