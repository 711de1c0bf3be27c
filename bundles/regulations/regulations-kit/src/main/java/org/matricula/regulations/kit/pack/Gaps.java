package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;
import org.matricula.regulations.api.PackDescriptor.Gap;

/**
 * What a pack answers {@code NO_RULE}, its own gaps and those that it inherits.
 *
 * @param byPolicy the gaps of each policy
 */
record Gaps(Map<String, List<Declared>> byPolicy) {

    static final String FIELD = "gaps";

    /**
     * A gap with what is missing there.
     *
     * @param missing the entry of the register
     * @param clauses the clauses whose rulings it takes in; empty for all of the policy
     */
    record Declared(Ambiguity missing, List<String> clauses) {

        private boolean takesIn(List<Finding> findings) {
            return findings.stream()
                    .anyMatch(finding -> clauses.stream().anyMatch(clause -> Clauses.isPart(finding.clause(), clause)));
        }
    }

    /** The gaps that are left of inherited ones when a pack fills some policies with a family's own. */
    Gaps without(Set<String> policies) {
        Map<String, List<Declared>> left = new LinkedHashMap<>(byPolicy);
        left.keySet().removeAll(policies);
        return new Gaps(left);
    }

    /** These and one more. */
    Gaps with(Gap gap, Ambiguity missing) {
        Map<String, List<Declared>> more = new LinkedHashMap<>(byPolicy);
        List<Declared> ofPolicy = new ArrayList<>(more.getOrDefault(gap.policy(), List.of()));
        ofPolicy.add(new Declared(missing, gap.clauses()));
        more.put(gap.policy(), List.copyOf(ofPolicy));
        return new Gaps(more);
    }

    /** The policies of which nothing is answered. */
    Set<String> unanswered() {
        return byPolicy.keySet().stream()
                .filter(policy -> whole(policy).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is missing of a whole policy. */
    Optional<Ambiguity> whole(String policy) {
        return byPolicy.getOrDefault(policy, List.of()).stream()
                .filter(gap -> gap.clauses().isEmpty())
                .map(Declared::missing)
                .findFirst();
    }

    /** What is missing for a ruling that rests on these findings. */
    Optional<Ambiguity> under(String policy, List<Finding> findings) {
        List<Declared> ofPolicy = byPolicy.get(policy);
        if (ofPolicy == null) {
            return Optional.empty();
        }
        return ofPolicy.stream()
                .filter(gap -> gap.clauses().isEmpty() || gap.takesIn(findings))
                .map(Declared::missing)
                .findFirst();
    }
}
