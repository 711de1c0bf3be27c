package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.api.Simulation;
import org.matricula.regulations.kit.facts.FactSchema;
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
    private final Gaps gaps;
    private final List<String> finals;
    private final Set<String> answered;
    private final List<PackCase> cases;
    private final Map<String, String> clauses = new LinkedHashMap<>();
    private final Map<String, String> explanations = new HashMap<>();

    LoadedPack(
            PackRef ref,
            String artefactDigest,
            PackContent content,
            LoadedPack base,
            ParameterTree parameters,
            Map<String, BoundPolicy<?, ?>> policies,
            Gaps gaps,
            List<String> finals) {
        this.ref = ref;
        this.artefactDigest = artefactDigest;
        this.descriptor = content.descriptor();
        this.base = base;
        this.parameters = parameters;
        this.policies = policies;
        this.gaps = gaps;
        this.finals = finals;
        Set<String> names = new LinkedHashSet<>(policies.keySet());
        names.removeAll(gaps.unanswered());
        this.answered = Collections.unmodifiableSet(names);
        this.cases = content.cases();
        if (base != null) {
            clauses.putAll(base.clauses());
        }
        clauses.putAll(descriptor.clauses());
        families().forEach(family -> explanations.putAll(family.explanations()));
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
        return new Ruling<>(
                policy.name(),
                answered(policy.name(), bound(policy.name()).typed(policy).evaluate(facts)),
                ref);
    }

    /**
     * Judges facts as they come from JSON or YAML; the outcome looks as it does on the wire.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 that names the fact at fault, or with {@code NO_RULE}
     */
    public Ruling<Map<String, Object>> evaluate(String policy, Map<String, Object> facts) {
        return new Ruling<>(policy, answered(policy, bound(policy).evaluate(facts)), ref);
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
            return answered(policy, bound(policy).evaluate(facts));
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
        return answered(policy, other.evaluate(facts));
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

    /**
     * The JSON Schema of a policy's facts, with an example out of the cases; empty when the pack has no such policy, or
     * neither it nor what it extends has a case of it.
     */
    public Optional<Map<String, Object>> factSchema(String policy) {
        List<Map<String, Object>> examples = new ArrayList<>();
        for (LoadedPack pack = this; pack != null; pack = pack.base) {
            pack.cases.stream().filter(one -> one.policy().equals(policy)).forEach(one -> examples.add(one.given()));
        }
        return examples.isEmpty()
                ? Optional.empty()
                : definition(policy)
                        .map(definition ->
                                FactSchema.of(policy, definition.read()::apply, bound(policy)::evaluate, examples));
    }

    /** How a policy reads facts and shows outcomes; empty when the pack has no such policy. */
    public Optional<PolicyDefinition<?, ?>> definition(String policy) {
        return answered.contains(policy) ? Optional.of(policies.get(policy).definition()) : Optional.empty();
    }

    /** A simulation of one of the families that it uses. */
    public Optional<Simulation> simulation(String name) {
        return families()
                .flatMap(family -> family.simulations().stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    @Override
    public Map<String, String> clauses() {
        return Collections.unmodifiableMap(clauses);
    }

    @Override
    public Map<String, String> explanations() {
        return Collections.unmodifiableMap(explanations);
    }

    @Override
    public Map<String, String> explanations(String policy) {
        BoundPolicy<?, ?> bound = policies.get(policy);
        return bound == null ? Map.of() : bound.family().explanations();
    }

    private Stream<PolicyFamily> families() {
        return policies.values().stream().<PolicyFamily>map(BoundPolicy::family).distinct();
    }

    ParameterTree tree() {
        return parameters;
    }

    /** All policies, those in gaps included: their numbers are checked, and an heir may answer them. */
    Map<String, BoundPolicy<?, ?>> bound() {
        return policies;
    }

    /** The declared gaps, inherited ones included. */
    Gaps gaps() {
        return gaps;
    }

    /** The paths of parameters that an heir may not change, inherited ones included. */
    List<String> finals() {
        return finals;
    }

    /** What is missing for the question of a case; empty where it is answered, or refused for another reason. */
    Optional<Ambiguity> gap(PackCase one) {
        Optional<Ambiguity> whole = gaps.whole(one.policy());
        BoundPolicy<?, ?> bound = policies.get(one.policy());
        if (whole.isPresent() || bound == null) {
            return whole;
        }
        try {
            BoundPolicy<?, ?> asked =
                    one.override().isEmpty() ? bound : bound.with(parameters.overridden(one.override()));
            return gaps.under(one.policy(), asked.evaluate(one.given()).findings());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** The cases of the packs that it extends, of these ids. */
    List<PackCase> inheritedCases(List<String> ids) {
        List<PackCase> found = new ArrayList<>();
        for (LoadedPack pack = base; pack != null; pack = pack.base) {
            pack.cases.stream().filter(one -> ids.contains(one.id())).forEach(found::add);
        }
        return found;
    }

    private BoundPolicy<?, ?> bound(String policy) {
        gaps.whole(policy).ifPresent(missing -> refuse(policy, missing));
        BoundPolicy<?, ?> bound = policies.get(policy);
        if (bound == null) {
            throw Problem.invalid("policy", policy, "NO_RULE: the pack " + ref + " has no rule of that name")
                    .exception();
        }
        return bound;
    }

    /** A judgement, unless it rests on a clause that is a gap. */
    private <O> Judgement<O> answered(String policy, Judgement<O> judgement) {
        gaps.under(policy, judgement.findings()).ifPresent(missing -> refuse(policy, missing));
        return judgement;
    }

    private void refuse(String policy, Ambiguity missing) {
        throw Problem.invalid(
                        "policy",
                        policy,
                        "NO_RULE: the pack " + ref + " declares a gap here, " + missing.id() + ": " + missing.problem())
                .exception();
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
