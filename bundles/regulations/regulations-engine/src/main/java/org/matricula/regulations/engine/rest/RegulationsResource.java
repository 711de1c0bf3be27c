package org.matricula.regulations.engine.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.Replays;
import org.matricula.regulations.kit.pack.Coverage;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Packs and their life, and rulings on facts that a caller brings. */
@Component(service = DomainResource.class)
@Domain("regulations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RegulationsResource implements DomainResource {

    private final Regulations regulations;
    private final RegulationsAdmin admin;
    private final RulingsResource rulings;
    private final SimulationsResource simulations;
    private final PoliciesResource policies;
    private final ReplaysResource replays;

    /** Uses the engine through its api. */
    @Activate
    public RegulationsResource(
            @Reference Regulations regulations,
            @Reference RegulationsAdmin admin,
            @Reference Evaluation evaluation,
            @Reference Replays replays) {
        this.regulations = regulations;
        this.admin = admin;
        this.rulings = new RulingsResource(evaluation);
        this.simulations = new SimulationsResource(evaluation);
        this.policies = new PoliciesResource(evaluation, admin);
        this.replays = new ReplaysResource(replays);
    }

    /**
     * Why something is done.
     *
     * @param reason for the audit trail, 1 to 500 characters
     */
    public record Reason(String reason) {}

    /**
     * An approval.
     *
     * @param reason why, 1 to 500 characters
     * @param replay the finished replay that it rests on; null for none
     */
    public record Approval(String reason, ReplayId replay) {}

    /** The versions of the packs that the caller may know of. */
    @GET
    @Path("packs")
    @Operation(
            summary = "Every version of every pack, with its state and, if refused, the reasons.",
            description = "What is or was in force is public. What an institution prepares is there only for callers"
                    + " whose scope holds it; for others it does not exist.")
    public List<PackStatus> packs(@Context Caller caller) {
        return admin.list(caller);
    }

    /** The JSON Schema (draft 2020-12) of a pack's descriptor, for editors; whoever is signed in may have it. */
    @GET
    @Path("pack-schema")
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "The JSON Schema (draft 2020-12) of a pack's descriptor, for editors.")
    public byte[] packSchema() {
        try (InputStream schema = PackLoader.class.getResourceAsStream(PackLoader.SCHEMA)) {
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a version says of itself, with its clause index and its register of ambiguities. */
    @GET
    @Path("packs/{id}/{version}")
    @Operation(summary = "What a version says of itself, with its clause index and its register of ambiguities.")
    public PackDescriptor pack(
            @Context Caller caller, @PathParam("id") String id, @PathParam("version") String version) {
        return regulations.named(caller, id, version).descriptor();
    }

    /** Runs the cases of a version again. */
    @POST
    @Path("packs/{id}/{version}/verification")
    @Operation(summary = "Runs the cases of a version again; 'reasons' lists those that fail.")
    public PackStatus verify(@Context Caller caller, @PathParam("id") String id, @PathParam("version") String version) {
        return admin.verify(caller, id, version);
    }

    /** Which clauses the cases of a version execute, and what becomes of the others. */
    @GET
    @Path("packs/{id}/{version}/coverage")
    @Operation(
            summary = "Which clauses the cases of a version execute, and what becomes of the others.",
            description =
                    "Runs the cases. Each clause of the index is EXECUTED (with the cases whose rulings cite it or"
                            + " a part of it), INHERITED (executed by the cases of the pack that is extended), JUDGEMENT (people"
                            + " apply it; the pack says why) or UNCOVERED. 'unindexed' are clauses that rulings cite and the"
                            + " index lacks.")
    public Coverage coverage(@Context Caller caller, @PathParam("id") String id, @PathParam("version") String version) {
        return Coverage.of((LoadedPack) regulations.named(caller, id, version));
    }

    /** Approves a verified version in the caller's name. */
    @POST
    @Path("packs/{id}/{version}/approval")
    @Operation(
            summary = "Approves a verified version in the caller's name.",
            description =
                    "Needs 'regulations.approve'. 'reason' is kept with the pack; 'replay' names a finished replay"
                            + " to this very pack, and may be demanded by the installation.")
    public PackStatus approve(
            @Context Caller caller, @PathParam("id") String id, @PathParam("version") String version, Approval body) {
        return admin.approve(
                caller, id, version, body == null ? null : body.reason(), body == null ? null : body.replay());
    }

    /** Rehearsals on past cohorts. */
    @Path("replays")
    public ReplaysResource replays() {
        return replays;
    }

    /** Puts an approved version into force. */
    @POST
    @Path("packs/{id}/{version}/activation")
    @Operation(
            summary = "Puts an approved or retired version into force.",
            description = "By another person than the one who approved it; where activation is automatic a verified one"
                    + " will do. 409 when another pack is in force for the same programmes of the institution from the"
                    + " same session on. A version of the same pack that is"
                    + " effective from the same session is retired by it; one effective from an earlier session stays in"
                    + " force for the sessions before.")
    public PackStatus activate(
            @Context Caller caller, @PathParam("id") String id, @PathParam("version") String version, Reason body) {
        return admin.activate(caller, id, version, reason(body));
    }

    /** Puts the version back into force that was in force before. */
    @POST
    @Path("packs/{id}/rollback")
    @Operation(
            summary = "Puts the version back into force that was in force before the last activation.",
            description = "Once for an activation: 409 when a roll back was the last that happened.")
    public PackStatus rollback(@Context Caller caller, @PathParam("id") String id, Reason body) {
        return admin.rollback(caller, id, reason(body));
    }

    /** Takes a version out of force without a successor. */
    @POST
    @Path("packs/{id}/{version}/retirement")
    @Operation(summary = "Takes a version out of force without a successor.")
    public PackStatus retire(
            @Context Caller caller, @PathParam("id") String id, @PathParam("version") String version, Reason body) {
        return admin.retire(caller, id, version, reason(body));
    }

    /**
     * Takes a version off the list that was refused, or that was never approved and nothing refers to. 404 when there is
     * no such version, 409 that says what holds it, 422 without a reason, 403 without {@code regulations.manage}.
     */
    @DELETE
    @Path("packs/{id}/{version}")
    @Operation(
            summary = "Takes a version off the list that was refused, or never approved.",
            description = "Never one that is or was in force, that a replay judged under, or that another pack extends."
                    + " Of a file that could not be read the id is its origin and the version 'unknown'.")
    public void discard(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("version") String version,
            @Parameter(description = "Why, for the audit trail, 1 to 500 characters.") @QueryParam("reason")
                    String reason) {
        admin.discard(caller, id, version, reason);
    }

    /** Rulings on facts that a caller brings. */
    @Path("rulings")
    public RulingsResource rulings() {
        return rulings;
    }

    /** The policies with their facts. */
    @Path("policies")
    public PoliciesResource policies() {
        return policies;
    }

    /** Futures that are still open. */
    @Path("simulations")
    public SimulationsResource simulations() {
        return simulations;
    }

    private static String reason(Reason body) {
        return body == null ? null : body.reason();
    }
}
