package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.PackRef;

/**
 * Which clauses of a pack its cases execute. A clause is executed when a finding of a case cites it or a part of it, or
 * when a case that passes names it or a part of it as what it shows: {@code A.2.8.5[d]} and {@code A.2.8.5.1} are parts
 * of {@code A.2.8.5}; {@code A.2.8.51} is none. Blanks do not count. Where a case names several parts at once
 * ({@code A.2.6.10[c][e] (L1296)}), it names each.
 *
 * @param pack which pack
 * @param figures how many clauses are in each state
 * @param clauses the clauses of its index, those of the pack that it extends first
 * @param unindexed clauses that rulings of its own cases cite and the index lacks, with the cases
 */
public record Coverage(
        PackRef pack, Map<State, Integer> figures, List<Clause> clauses, Map<String, List<String>> unindexed) {

    /** Copies the collections. */
    public Coverage {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        clauses = List.copyOf(clauses);
        unindexed = Collections.unmodifiableMap(new LinkedHashMap<>(unindexed));
    }

    /** What becomes of a clause. */
    public enum State {
        /** A ruling of one of the pack's own cases cites it. */
        EXECUTED,
        /** Only cases of the pack that it extends execute it, with that pack's numbers. */
        INHERITED,
        /** People apply it; the pack says why no rule does. */
        JUDGEMENT,
        /** None of these. */
        UNCOVERED
    }

    /**
     * A clause of the index.
     *
     * @param clause its number
     * @param heading its heading
     * @param state what becomes of it
     * @param cases the cases that execute it, in their order: a finding cites it, or the case names it and passes
     * @param reason why people apply it; null where the pack does not say so
     */
    public record Clause(String clause, String heading, State state, List<String> cases, String reason) {

        /** Copies the list. */
        public Clause {
            cases = List.copyOf(cases);
        }
    }

    /** Runs the cases of a pack and of those that it extends, and reads the findings. */
    public static Coverage of(LoadedPack pack) {
        Optional<Coverage> base = pack.base().map(Coverage::of);
        Map<String, Clause> inherited = new LinkedHashMap<>();
        base.ifPresent(b -> b.clauses().forEach(clause -> inherited.put(clause.clause(), clause)));
        Map<String, String> index = new LinkedHashMap<>();
        inherited.values().forEach(clause -> index.put(clause.clause(), clause.heading()));
        index.putAll(pack.descriptor().clauses());
        Map<String, List<String>> cited = cited(pack);
        Map<String, List<String>> shown = named(pack);
        cited.forEach((number, cases) ->
                shown.computeIfAbsent(number, n -> new ArrayList<>()).addAll(cases));
        List<Clause> clauses = new ArrayList<>(index.size());
        index.forEach((number, heading) -> clauses.add(clause(pack, number, heading, shown, inherited.get(number))));
        Map<State, Integer> figures = new EnumMap<>(State.class);
        for (State state : State.values()) {
            figures.put(state, (int)
                    clauses.stream().filter(c -> c.state() == state).count());
        }
        List<String> known = index.keySet().stream().map(Coverage::written).toList();
        cited.keySet().removeIf(number -> known.contains(written(number)));
        return new Coverage(pack.ref(), figures, clauses, cited);
    }

    private static Clause clause(
            LoadedPack pack, String number, String heading, Map<String, List<String>> shown, Clause inherited) {
        Set<String> showing = new HashSet<>();
        shown.forEach((cited, ids) -> {
            if (isPart(cited, number)) {
                showing.addAll(ids);
            }
        });
        List<String> cases = pack.cases().stream()
                .map(PackCase::id)
                .filter(showing::contains)
                .toList();
        String reason = pack.descriptor().judgement().get(number);
        if (reason == null && inherited != null) {
            reason = inherited.reason();
        }
        if (!cases.isEmpty()) {
            return new Clause(number, heading, State.EXECUTED, cases, reason);
        }
        if (inherited != null && !inherited.cases().isEmpty()) {
            return new Clause(number, heading, State.INHERITED, inherited.cases(), reason);
        }
        return new Clause(number, heading, reason == null ? State.UNCOVERED : State.JUDGEMENT, List.of(), reason);
    }

    /** The clauses that findings cite, each with the cases, in the order of the cases. */
    private static Map<String, List<String>> cited(LoadedPack pack) {
        return byClause(pack, one -> findings(pack, one).stream()
                .map(Finding::clause)
                .filter(clause -> clause != null && !clause.isBlank()));
    }

    /** The clauses that passing cases name, each with the cases. */
    private static Map<String, List<String>> named(LoadedPack pack) {
        CaseRunner runner = new CaseRunner();
        return byClause(
                pack,
                one -> one.clause() != null && runner.run(pack, one).passed()
                        ? NamedClauses.in(one.clause()).stream()
                        : Stream.empty());
    }

    private static Map<String, List<String>> byClause(LoadedPack pack, Function<PackCase, Stream<String>> clauses) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        for (PackCase one : pack.cases()) {
            clauses.apply(one).distinct().forEach(clause -> cases.computeIfAbsent(clause, c -> new ArrayList<>())
                    .add(one.id()));
        }
        return cases;
    }

    /** A case that the policy refuses executes nothing; that it fails is said where cases are verified. */
    private static List<Finding> findings(LoadedPack pack, PackCase one) {
        try {
            return pack.tryOut(one.policy(), one.given(), one.override()).findings();
        } catch (ProblemException e) {
            return List.of();
        }
    }

    private static boolean isPart(String cited, String clause) {
        String part = written(cited);
        String whole = written(clause);
        return part.equals(whole) || part.startsWith(whole + "[") || part.startsWith(whole + ".");
    }

    private static String written(String clause) {
        return clause.replace(" ", "");
    }
}
