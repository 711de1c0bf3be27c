package org.matricula.policies.taught.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Parameters;

/** The embedded awards of each award, lowest first (A.1.2.2, T-AW-3). */
final class Ladders {

    private final Map<String, List<String>> rungs;

    private Ladders(Map<String, List<String>> rungs) {
        this.rungs = rungs;
    }

    /**
     * Reads the block {@code credit.ladders}.
     *
     * @param awards the awards that can be rungs
     */
    static Ladders of(Parameters parameters, Set<String> awards) {
        Map<String, List<String>> ladders = new LinkedHashMap<>();
        Parameters block = parameters.at("credit.ladders");
        for (String award : block.names()) {
            List<String> rungs = block.texts(award);
            rungs.stream().filter(rung -> !awards.contains(rung)).forEach(rung -> {
                throw Problem.invalid("parameter credit.ladders." + award, rung, "must be an award of credit.awards")
                        .exception();
            });
            ladders.put(award, rungs);
        }
        return new Ladders(ladders);
    }

    /** The rungs below an award; none where it has none. */
    List<String> below(String award) {
        return rungs.getOrDefault(award, List.of());
    }

    /** Whether one award stands below another, on the ladder of that one or together on a longer one. */
    boolean leads(String lower, String higher) {
        if (below(higher).contains(lower)) {
            return true;
        }
        return rungs.values().stream()
                .filter(ladder -> ladder.contains(lower))
                .anyMatch(ladder -> ladder.indexOf(lower) < ladder.indexOf(higher));
    }
}
