package org.matricula.regulations.api;

import java.util.List;
import java.util.Map;

/** A family of parametric policies, registered as a service by the bundle that brings it. Stateless and pure. */
public interface PolicyFamily {

    /** The family's name: {@code taught}. */
    String name();

    /** The version of its code; goes into the digest of every pack that uses it. */
    String version();

    /** Its policies. */
    List<PolicyDefinition<?, ?>> policies();

    /**
     * The sentences that explain its findings, by {@code CODE.met.student}, {@code CODE.failed.board} and so on; facts
     * and steps of the finding are put in where they stand in braces: <code>{mark}</code>. Where a policy means
     * something else by a code, its name goes before: {@code classification.PASS.met.student}. A code without a
     * sentence is explained in general terms. {@code honours-result.board_only} names, parted by commas, the fields of
     * that policy's outcome and the steps of its calculations that students are not told.
     */
    default Map<String, String> explanations() {
        return Map.of();
    }

    /** Its simulations: what several of its policies together say of futures that are still open. */
    default List<Simulation> simulations() {
        return List.of();
    }
}
