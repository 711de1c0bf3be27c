package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;
import org.matricula.regulations.api.PackRef;

/**
 * Which clauses of a pack its cases execute. A clause is executed when a finding of a case cites it or a part of it, or
 * when a case that passes names it or a part of it as what it shows: {@code A.2.8.5[d]} and {@code A.2.8.5.1} are parts
 * of {@code A.2.8.5}; {@code A.2.8.51} is none. Blanks do not count. Where a case names several parts at once
 * ({@code A.2.6.10[c][e] (L1296)}), it names each. A case that shows a declared gap executes nothing.
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
        /** People apply it; the pack says why no rule does, or that its text has a gap here. */
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
     * @param reason why people apply it, or the gap that the pack declares; null where it says neither
     */
    public record Clause(String clause, String heading, State state, List<String> cases, String reason) {

        /** Copies the list. */
        public Clause {
            cases = List.copyOf(cases);
        }
    }

    /** Runs the cases of a pack and of those that it extends, and reads the findings. */
    public static Coverage of(LoadedPack pack) {
        Map<String, Clause> inherited = new LinkedHashMap<>();
        pack.base()
                .ifPresent(
                        base -> Coverage.of(base).clauses().forEach(clause -> inherited.put(clause.clause(), clause)));
        CaseReach reach = CaseReach.of(pack, pack.clauses().keySet());
        List<Clause> clauses = new ArrayList<>();
        pack.clauses()
                .forEach((number, heading) -> clauses.add(clause(pack, number, heading, reach, inherited.get(number))));
        Map<State, Integer> figures = new EnumMap<>(State.class);
        for (State state : State.values()) {
            figures.put(state, (int)
                    clauses.stream().filter(c -> c.state() == state).count());
        }
        Set<String> known =
                pack.clauses().keySet().stream().map(Clauses::written).collect(Collectors.toSet());
        reach.cited().keySet().removeIf(number -> known.contains(Clauses.written(number)));
        return new Coverage(pack.ref(), figures, clauses, reach.cited());
    }

    private static Clause clause(LoadedPack pack, String number, String heading, CaseReach reach, Clause inherited) {
        String reason = pack.descriptor().judgement().get(number);
        if (reason == null && inherited != null) {
            reason = inherited.reason();
        }
        List<String> cases = reach.casesOf(number, pack);
        if (!cases.isEmpty()) {
            return new Clause(number, heading, State.EXECUTED, cases, reason);
        }
        Optional<Ambiguity> missing = reach.missing(number);
        if (inherited != null && !inherited.cases().isEmpty()) {
            List<PackCase> ofBase = pack.inheritedCases(inherited.cases());
            List<String> answered = ofBase.stream()
                    .filter(one -> pack.gap(one).isEmpty())
                    .map(PackCase::id)
                    .toList();
            if (!answered.isEmpty()) {
                return new Clause(number, heading, State.INHERITED, answered, reason);
            }
            missing = missing.or(() -> ofBase.stream().findFirst().flatMap(pack::gap));
        }
        if (reason == null) {
            reason = missing.map(gap -> "NO_RULE, " + gap.id() + ": " + gap.problem())
                    .orElse(null);
        }
        return new Clause(number, heading, reason == null ? State.UNCOVERED : State.JUDGEMENT, List.of(), reason);
    }
}
