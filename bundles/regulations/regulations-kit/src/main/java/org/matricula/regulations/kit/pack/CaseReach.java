package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;

/**
 * Which clauses the cases of a pack reach.
 *
 * @param cited the clauses that findings cite, each with the cases, in the order of the cases
 * @param named the clauses that passing cases name, each with the cases; those that expect a refusal are left out
 * @param missing the clauses that cases name which expect a gap to be declared, each with what is missing there
 */
record CaseReach(Map<String, List<String>> cited, Map<String, List<String>> named, Map<String, Ambiguity> missing) {

    static CaseReach of(LoadedPack pack, Set<String> index) {
        CaseReach reach = new CaseReach(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        CaseRunner runner = new CaseRunner();
        for (PackCase one : pack.cases()) {
            Set<String> names = one.clause() == null ? Set.of() : NamedClauses.in(one.clause(), index);
            Optional<Ambiguity> gap = pack.gap(one);
            if (gap.isPresent()) {
                names.forEach(clause -> reach.missing().putIfAbsent(clause, gap.get()));
                continue;
            }
            for (Finding finding : findings(pack, one)) {
                if (finding.clause() != null && !finding.clause().isBlank()) {
                    add(finding.clause(), one, reach.cited());
                }
            }
            if (runner.run(pack, one).passed()) {
                names.forEach(clause -> add(clause, one, reach.named()));
            }
        }
        return reach;
    }

    /** The cases that cite or name the clause or a part of it, in the order of the pack. */
    List<String> casesOf(String clause, LoadedPack pack) {
        Set<String> reaching = new HashSet<>();
        for (Map<String, List<String>> cases : List.of(cited, named)) {
            cases.forEach((number, ids) -> {
                if (Clauses.isPart(number, clause)) {
                    reaching.addAll(ids);
                }
            });
        }
        return pack.cases().stream()
                .map(PackCase::id)
                .filter(reaching::contains)
                .toList();
    }

    /** What is missing for a clause or a part of it. */
    Optional<Ambiguity> missing(String clause) {
        return missing.entrySet().stream()
                .filter(one -> Clauses.isPart(one.getKey(), clause))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void add(String clause, PackCase one, Map<String, List<String>> cases) {
        List<String> ids = cases.computeIfAbsent(clause, c -> new ArrayList<>());
        if (!ids.contains(one.id())) {
            ids.add(one.id());
        }
    }

    /** A case that the policy refuses executes nothing; that it fails is said where cases are verified. */
    private static List<Finding> findings(LoadedPack pack, PackCase one) {
        try {
            return pack.tryOut(one.policy(), one.given(), one.override()).findings();
        } catch (ProblemException e) {
            return List.of();
        }
    }
}
