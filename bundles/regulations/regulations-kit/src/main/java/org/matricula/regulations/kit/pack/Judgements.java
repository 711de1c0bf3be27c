package org.matricula.regulations.kit.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.regulations.kit.facts.FactReader;

/** The clauses that people apply, as a descriptor declares them: {@code judgement: {A.2.1: why}}. */
final class Judgements {

    static final String FIELD = "judgement";

    private Judgements() {}

    /** @throws org.matricula.kernel.api.ProblemException 422 when a clause has no reason */
    static Map<String, String> read(FactReader fields) {
        Map<String, String> reasons = new LinkedHashMap<>();
        fields.mapOr(FIELD, Map.of()).forEach((clause, value) -> {
            if (!(value instanceof String text) || text.isBlank()) {
                throw fields.refuse(FIELD, "must say of each clause why people apply it; " + clause + " has no reason");
            }
            reasons.put(clause, text);
        });
        return reasons;
    }

    /** Those that stand neither in the pack's index nor in one of the packs that it extends. */
    static List<String> unknown(PackContent content, LoadedPack base) {
        return content.descriptor().judgement().keySet().stream()
                .filter(clause -> !content.knowsClause(clause, base))
                .toList();
    }
}
