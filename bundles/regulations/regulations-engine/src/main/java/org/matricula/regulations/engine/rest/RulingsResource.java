package org.matricula.regulations.engine.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Rendition;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Evaluation.Choice;
import org.matricula.regulations.api.Evaluation.Comparison;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations.Resolution;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Explanation;
import org.matricula.regulations.kit.explanation.Html;

/** Rulings on facts that a caller brings; nothing is kept. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RulingsResource {

    static final String JSON_LINES = "application/x-ndjson";

    static final String LOAD =
            """
            {"policy": "load", "institution": "usw", "on": "2026/27",
             "given": {"group": "UG", "credits": 130, "reason": "REPEAT"}}""";

    static final String MODULE_RESULT =
            """
            {"policy": "module-result", "pack": "usw-taught",
             "given": {"scale": "UG", "level": 4, "credits": 20, "attempt": "FIRST", "elements": [
              {"code": "E1", "weight": 60, "mark": 70, "late_working_days": 2},
              {"code": "E2", "weight": 40, "mark": 55}]}}""";

    static final String REHEARSAL =
            """
            {"policy": "load", "pack": "usw-taught",
             "given": {"group": "UG", "credits": 140, "reason": "REPEAT", "override": {"load.UG.extended": 140}}}""";

    private static final int MOST_PACKS = 10;

    private final Evaluation evaluation;

    RulingsResource(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Judges facts under the pack in force for an institution, or under a named one. Refusals: 422 naming the fact at
     * fault or {@code NO_RULE}, 409 {@code NO_PACK_IN_FORCE}, 404 for a pack that is not there, 403 for another's
     * institution or for {@code override} without the privilege {@code regulations.rehearse}.
     */
    @POST
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
    @Operation(
            summary = "Judges facts under the pack in force for an institution, or under a named one; nothing is kept.",
            description = "'given' holds the facts by the names of the policy; the answer holds the outcome's fields,"
                    + " the findings with their clauses, the pack that ruled, and in 'resolution' why that one governs."
                    + " As text/plain or text/html it is the"
                    + " explanation. 'override' in 'given' replaces parameters: a rehearsal, whose answer names no pack."
                    + " The facts of each policy are at regulations/policies.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = RulingRequest.class),
                                            examples = {
                                                @ExampleObject(name = "load", value = LOAD),
                                                @ExampleObject(name = "module-result", value = MODULE_RESULT),
                                                @ExampleObject(name = "rehearsal", value = REHEARSAL)
                                            })))
    public Response rule(
            @Context Caller caller,
            RulingRequest request,
            @Parameter(description = "For whom it is explained in text or HTML: student, or board (default).")
                    @QueryParam("audience")
                    String audience,
            @Context HttpHeaders headers) {
        RulingRequest asked = Bodies.required(request);
        Audience reader = Audience.of(audience);
        Resolution chosen = evaluation.resolve(caller, asked.choice());
        Pack pack = chosen.pack();
        Ruling<Map<String, Object>> ruling = evaluation.evaluate(caller, pack, asked.policy(), asked.given());
        Explanation words = Explanation.of(ruling.policy(), null, ruling.judgement(), ruling.pack(), pack);
        return Rendition.of(headers)
                .reply(
                        () -> RulingView.of(ruling, chosen),
                        () -> words.text(reader),
                        () -> Html.page("Ruling on " + ruling.policy(), List.of(words.html(reader))));
    }

    /** Judges the same facts under several packs, side by side, and finds the better ruling if asked. */
    @POST
    @Path("comparison")
    @Operation(
            summary =
                    "Judges the same facts under several packs, side by side; with 'better_of' also finds the better.",
            description =
                    "JSON only. What better means is the policy's own order of outcomes; a policy without one is refused.")
    public ComparisonView compare(@Context Caller caller, ComparisonRequest request) {
        ComparisonRequest asked = Bodies.required(request);
        int wanted = asked.packs() == null ? 0 : asked.packs().size();
        if (wanted < 2 || wanted > MOST_PACKS || asked.packs().stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("packs", wanted, "must name 2 to " + MOST_PACKS + " packs")
                    .exception();
        }
        List<Resolution> chosen = asked.packs().stream()
                .map(which -> evaluation.resolve(caller, which.choice()))
                .toList();
        List<Pack> packs = chosen.stream().map(Resolution::pack).toList();
        boolean betterOf = Boolean.TRUE.equals(asked.betterOf());
        Comparison comparison = evaluation.compare(caller, packs, asked.policy(), asked.given(), betterOf);
        List<Map<String, Object>> rulings = new ArrayList<>();
        comparison.rulings().forEach(ruling -> rulings.add(RulingView.of(ruling, chosen.get(rulings.size()))));
        Integer better = comparison.better();
        return new ComparisonView(
                asked.policy(),
                rulings,
                better == null ? null : new ComparisonView.Better(better, rulings.get(better)));
    }

    /**
     * Judges many sets of facts. The packs are pinned: whatever is activated meanwhile, one batch has one set of rules.
     * A faulty line has its problem in its own answer line, and the others go on.
     */
    @POST
    @Path("batch")
    @Consumes(JSON_LINES)
    @Produces(JSON_LINES)
    @Operation(
            summary = "Judges many sets of facts: one request a line in, one answer a line out.",
            description = "A line is a request as for a single ruling; what it does not say of the pack, the parameters"
                    + " of the query say for all. An answer line has 'line' (from 1) and either 'ruling' or 'problem'."
                    + " At most 100000 lines of 256 KB; blank lines are passed over.")
    public Response batch(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("programme") String programme,
            @QueryParam("on") String on,
            @QueryParam("pack") String pack,
            @QueryParam("version") String version,
            InputStream lines) {
        Choice all = new Choice(institution, programme, on, pack, version);
        return Response.ok(RulingBatch.of(evaluation, caller, all, lines), JSON_LINES)
                .build();
    }
}
