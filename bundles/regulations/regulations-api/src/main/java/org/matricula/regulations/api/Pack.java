package org.matricula.regulations.api;

import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;

/**
 * A loaded pack. It is immutable and stays usable for as long as somebody holds it, whatever is activated or removed
 * meanwhile: whoever needs several rulings under one version takes one pack and keeps it.
 */
public interface Pack {

    /** Which pack this is. */
    PackRef ref();

    /** What its author says of it. */
    PackDescriptor descriptor();

    /** The names of the policies that it answers, its own and those of the packs it extends, without declared gaps. */
    Set<String> policies();

    /**
     * Judges facts.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the facts are at fault, or when the pack has no rule
     *     of that name or declares a gap there (code {@code NO_RULE})
     */
    <F, O> Ruling<O> evaluate(PolicyKey<F, O> policy, F facts);

    /**
     * Whether {@link #evaluate} refused because the pack has no rule there, which those who ask may have to live with, and
     * not because the facts are at fault.
     */
    static boolean hasNoRule(Problem refusal) {
        return refusal.faults().stream().anyMatch(fault -> fault.rule().startsWith("NO_RULE"));
    }

    /** The clause index with that of the pack that it extends: number to heading. */
    default Map<String, String> clauses() {
        return descriptor().clauses();
    }

    /** The sentences that explain findings, see {@link PolicyFamily#explanations()}. */
    default Map<String, String> explanations() {
        return Map.of();
    }

    /** The sentences for findings of one policy: two families may mean different things by one code. */
    default Map<String, String> explanations(String policy) {
        return explanations();
    }
}
