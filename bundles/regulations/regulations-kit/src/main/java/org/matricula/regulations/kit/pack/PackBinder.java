package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.kit.pack.PackContent.FamilyUse;
import org.matricula.regulations.kit.parameters.ParameterTree;
import org.matricula.regulations.kit.parameters.ReadPaths;

/** Binds what a pack's files say to its base and to the families of policies; collects what does not fit. */
final class PackBinder {

    private static final String PARAMETER = "parameter ";

    private final PackContent content;
    private final YamlDocument document;
    private final List<PolicyFamily> families;
    private final List<String> reasons = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    PackBinder(PackContent content, List<PolicyFamily> families) {
        this.content = content;
        this.document = content.documents().get(0);
        this.families = families;
    }

    List<String> reasons() {
        return reasons;
    }

    /** The pack; empty when there are reasons against it. */
    Optional<LoadedPack> bind(String artefactDigest, BasePacks bases) {
        LoadedPack base = base(bases);
        Judgements.unknown(content, base)
                .forEach(clause ->
                        refuse(Judgements.FIELD, Judgements.FIELD + " " + clause + ": is no clause of the index"));
        if (!reasons.isEmpty()) {
            return Optional.empty();
        }
        ParameterTree parameters =
                base == null ? content.parameters() : base.tree().merged(content.parameters());
        FinalParameters.changed(content, base)
                .forEach(path ->
                        refuse(document.parameter(path), PARAMETER + path + " is final in the pack that is extended"));
        FinalParameters.unknown(content, parameters)
                .forEach(path -> refuse(FinalParameters.FIELD, "final: the pack has no parameter " + path));
        Map<String, BoundPolicy<?, ?>> policies = configure(chosen(base), parameters);
        reasons.addAll(References.unknown(content, base));
        if (!reasons.isEmpty()) {
            return Optional.empty();
        }
        Set<PolicyFamily> used = new LinkedHashSet<>();
        policies.values().forEach(policy -> used.add(policy.family()));
        Gaps gaps = gaps(base, policies.keySet());
        if (!reasons.isEmpty()) {
            return Optional.empty();
        }
        PackDescriptor descriptor = content.descriptor();
        String digest = PackDigests.ofChain(content, base, used);
        return Optional.of(new LoadedPack(
                new PackRef(descriptor.id(), descriptor.version(), digest),
                artefactDigest,
                content,
                base,
                parameters,
                policies,
                gaps,
                FinalParameters.of(content, base)));
    }

    private LoadedPack base(BasePacks bases) {
        PackDescriptor.Extension wanted = content.descriptor().extendsPack();
        if (wanted == null) {
            return null;
        }
        if (wanted.id().equals(content.descriptor().id())) {
            refuse("extends", "extends " + wanted.id() + ": a pack cannot extend itself");
            return null;
        }
        Optional<LoadedPack> base = bases.find(wanted.id(), PackRange.of(wanted.range()));
        if (base.isEmpty()) {
            refuse("extends", "extends " + wanted.id() + " " + wanted.range() + ": no such pack is available");
        }
        return base.orElse(null);
    }

    private Map<String, Choice<?, ?>> chosen(LoadedPack base) {
        Map<String, Choice<?, ?>> chosen = new LinkedHashMap<>();
        if (base != null) {
            base.bound().forEach((name, bound) -> chosen.put(name, Choice.of(bound)));
        }
        content.families().forEach(use -> choose(use, chosen));
        if (chosen.isEmpty() && reasons.isEmpty()) {
            refuse("policies", "policies: the pack uses no family of policies");
        }
        return chosen;
    }

    private void choose(FamilyUse use, Map<String, Choice<?, ?>> chosen) {
        Optional<PolicyFamily> family =
                families.stream().filter(one -> one.name().equals(use.family())).findFirst();
        if (family.isEmpty()) {
            refuse("policies", "policies: there is no family '" + use.family() + "'; known are " + names(families));
            return;
        }
        Set<String> wanted = new LinkedHashSet<>(use.only());
        for (PolicyDefinition<?, ?> definition : family.get().policies()) {
            String name = definition.key().name();
            if (use.only().isEmpty() || wanted.remove(name)) {
                chosen.put(name, new Choice<>(family.get(), definition));
                taken.add(name);
            }
        }
        wanted.forEach(
                name -> refuse("policies", "policies: the family '" + use.family() + "' has no policy '" + name + "'"));
    }

    /** Those of the base that no own family fills, and its own. */
    private Gaps gaps(LoadedPack base, Set<String> policies) {
        Gaps gaps = base == null ? new Gaps(Map.of()) : base.gaps().without(taken);
        List<PackDescriptor.Gap> declared = content.descriptor().gaps();
        for (int i = 0; i < declared.size(); i++) {
            PackDescriptor.Gap gap = declared.get(i);
            Optional<Ambiguity> missing = content.descriptor().ambiguities().stream()
                    .filter(one -> one.id().equals(gap.ambiguity()))
                    .findFirst();
            Optional<String> unknown = gap.clauses().stream()
                    .filter(clause -> !content.knowsClause(clause, base))
                    .findFirst();
            String path = Gaps.FIELD + "[" + i + "]";
            if (!policies.contains(gap.policy())) {
                refuse(path, "gaps: the pack has no policy '" + gap.policy() + "'");
            } else if (missing.isEmpty()) {
                refuse(path, "gaps: '" + gap.ambiguity() + "' is no entry of the pack's ambiguities");
            } else if (unknown.isPresent()) {
                refuse(path, "gaps: '" + unknown.get() + "' is no clause of the index");
            } else {
                gaps = gaps.with(gap, missing.get());
            }
        }
        return gaps;
    }

    private Map<String, BoundPolicy<?, ?>> configure(Map<String, Choice<?, ?>> chosen, ParameterTree parameters) {
        ReadPaths read = new ReadPaths();
        ParameterTree noting = parameters.noting(read);
        Map<String, BoundPolicy<?, ?>> policies = new LinkedHashMap<>();
        chosen.forEach((name, choice) -> {
            try {
                policies.put(name, choice.bind(noting));
            } catch (ProblemException e) {
                refuse(name, e);
            }
        });
        if (reasons.isEmpty()) {
            read.unread(parameters.leaves())
                    .forEach(leaf -> refuse(
                            document.parameter(leaf), "parameter " + leaf + " is read by no policy of the pack"));
        }
        return Collections.unmodifiableMap(policies);
    }

    /** A policy that cannot be configured: the parameter at fault is its own, or one that it inherits. */
    private void refuse(String policy, ProblemException e) {
        for (Fault fault : e.problem().faults()) {
            String field = fault.field() == null ? "" : fault.field();
            String path = field.startsWith(PARAMETER)
                    ? document.parameter(field.substring(PARAMETER.length()))
                    : "parameters";
            refuse(path, "policy " + policy + ": " + fault);
        }
    }

    private void refuse(String path, String reason) {
        reasons.add(document.at(path, reason));
    }

    private static String names(Collection<PolicyFamily> families) {
        return families.isEmpty()
                ? "none"
                : String.join(", ", families.stream().map(PolicyFamily::name).toList());
    }

    /** A policy that is to be configured. */
    private record Choice<F, O>(PolicyFamily family, PolicyDefinition<F, O> definition) {

        static <F, O> Choice<F, O> of(BoundPolicy<F, O> bound) {
            return new Choice<>(bound.family(), bound.definition());
        }

        BoundPolicy<F, O> bind(ParameterTree parameters) {
            return BoundPolicy.bind(family, definition, parameters);
        }
    }
}
