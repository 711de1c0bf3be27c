package org.matricula.regulations.kit.pack;

import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.PolicyKey;

/**
 * A policy of a family, configured with the numbers of a pack.
 *
 * @param family where it comes from
 * @param definition how it is made, read and shown
 * @param policy the configured policy
 */
record BoundPolicy<F, O>(PolicyFamily family, PolicyDefinition<F, O> definition, Policy<F, O> policy) {

    static <F, O> BoundPolicy<F, O> bind(PolicyFamily family, PolicyDefinition<F, O> definition, Parameters numbers) {
        return new BoundPolicy<>(family, definition, definition.configure().apply(numbers));
    }

    /** The same policy with other numbers. */
    BoundPolicy<F, O> with(Parameters numbers) {
        return bind(family, definition, numbers);
    }

    /** Judges facts on the wire; the outcome is shown as it looks on the wire. */
    Judgement<Map<String, Object>> evaluate(Map<String, Object> facts) {
        Judgement<O> judgement = policy.evaluate(definition.read().apply(facts));
        return new Judgement<>(
                definition.show().apply(judgement.outcome()),
                judgement.entitlement(),
                judgement.decidedBy(),
                judgement.overridable(),
                judgement.findings(),
                judgement.gaps(),
                judgement.review());
    }

    /** The policy with the types of a key of the same name. */
    <G, P> Policy<G, P> typed(PolicyKey<G, P> key) {
        if (!definition.key().equals(key)) {
            throw Problem.invalid("policy", key.name(), "has other facts or outcomes in this pack than the caller's")
                    .exception();
        }
        @SuppressWarnings("unchecked") // the keys are equal, so are the classes that they name
        Policy<G, P> typed = (Policy<G, P>) policy;
        return typed;
    }
}
