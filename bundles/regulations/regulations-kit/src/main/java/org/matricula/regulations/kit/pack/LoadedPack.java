package org.matricula.regulations.kit.pack;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.parameters.ParameterTree;
import org.matricula.regulations.kit.parameters.ReadPaths;

/** A pack whose policies are configured with its own and its inherited numbers. Immutable. */
public final class LoadedPack implements Pack {

    private final PackRef ref;
    private final String artefactDigest;
    private final PackDescriptor descriptor;
    private final LoadedPack base;
    private final ParameterTree parameters;
    private final Map<String, BoundPolicy<?, ?>> policies;
    private final Map<String, Ambiguity> gaps;
    private final Set<String> answered;
    private final List<PackCase> cases;

    LoadedPack(
            PackRef ref,
            String artefactDigest,
            PackContent content,
            LoadedPack base,
            ParameterTree parameters,
            Map<String, BoundPolicy<?, ?>> policies,
            Map<String, Ambiguity> gaps) {
        this.ref = ref;
        this.artefactDigest = artefactDigest;
        this.descriptor = content.descriptor();
        this.base = base;
        this.parameters = parameters;
        this.policies = policies;
        this.gaps = gaps;
        Set<String> names = new LinkedHashSet<>(policies.keySet());
        names.removeAll(gaps.keySet());
        this.answered = Collections.unmodifiableSet(names);
        this.cases = content.cases();
    }

    @Override
    public PackRef ref() {
        return ref;
    }

    @Override
    public PackDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Set<String> policies() {
        return answered;
    }

    @Override
    public <F, O> Ruling<O> evaluate(PolicyKey<F, O> policy, F facts) {
        return new Ruling<>(policy.name(), bound(policy.name()).typed(policy).evaluate(facts), ref);
    }

    /**
     * Judges facts as they come from JSON or YAML; the outcome looks as it does on the wire.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 that names the fact at fault, or with {@code NO_RULE}
     */
    public Ruling<Map<String, Object>> evaluate(String policy, Map<String, Object> facts) {
        return new Ruling<>(policy, bound(policy).evaluate(facts), ref);
    }

    /**
     * Judges facts with some parameters replaced: for cases and for what-if, never for a decision. The ruling is not
     * this pack's, so it carries no reference.
     *
     * @param overrides dotted paths to values
     * @throws org.matricula.kernel.api.ProblemException 422 that names the fact or parameter at fault
     */
    public Judgement<Map<String, Object>> tryOut(
            String policy, Map<String, Object> facts, Map<String, Object> overrides) {
        if (overrides.isEmpty()) {
            return bound(policy).evaluate(facts);
        }
        ReadPaths read = new ReadPaths();
        ParameterTree changed = parameters.overridden(overrides);
        BoundPolicy<?, ?> other = bound(policy).with(changed.noting(read));
        List<Fault> unknown = read.unread(changed.leaves()).stream()
                .filter(leaf -> !parameters.has(leaf))
                .map(leaf -> new Fault("parameter " + leaf, null, "is read by no policy"))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown).exception();
        }
        return other.evaluate(facts);
    }

    /** The version as numbers. */
    public PackVersion version() {
        return PackVersion.of(ref.version());
    }

    /** The digest of the pack's own files alone. */
    public String artefactDigest() {
        return artefactDigest;
    }

    /** The pack that it extends; empty for a base pack. */
    public Optional<LoadedPack> base() {
        return Optional.ofNullable(base);
    }

    /** All its numbers, inherited ones included. */
    public Parameters parameters() {
        return parameters;
    }

    /** Its own cases; those of the pack that it extends stay there. */
    public List<PackCase> cases() {
        return cases;
    }

    /** How a policy reads facts and shows outcomes; empty when the pack has no such policy. */
    public Optional<PolicyDefinition<?, ?>> definition(String policy) {
        return answered.contains(policy) ? Optional.of(policies.get(policy).definition()) : Optional.empty();
    }

    ParameterTree tree() {
        return parameters;
    }

    /** All policies, those in gaps included: their numbers are checked, and an heir may answer them. */
    Map<String, BoundPolicy<?, ?>> bound() {
        return policies;
    }

    /** The declared gaps by policy, inherited ones included, and what is missing there. */
    Map<String, Ambiguity> gaps() {
        return gaps;
    }

    private BoundPolicy<?, ?> bound(String policy) {
        Ambiguity gap = gaps.get(policy);
        if (gap != null) {
            throw Problem.invalid(
                            "policy",
                            policy,
                            "NO_RULE: the pack " + ref + " declares a gap here, " + gap.id() + ": " + gap.problem())
                    .exception();
        }
        BoundPolicy<?, ?> bound = policies.get(policy);
        if (bound == null) {
            throw Problem.invalid("policy", policy, "NO_RULE: the pack " + ref + " has no rule of that name")
                    .exception();
        }
        return bound;
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
