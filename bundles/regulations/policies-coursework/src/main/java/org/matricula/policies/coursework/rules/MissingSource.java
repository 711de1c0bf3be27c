package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * The clauses whose lists the source lacks. Where one of them matters a person must look; nothing is invented in its
 * place, and when the source is completed the pack drops the number.
 *
 * @param clauses their numbers
 */
record MissingSource(Set<Integer> clauses) {

    private static final String PATH = "source_missing";

    static MissingSource of(Parameters parameters) {
        List<BigDecimal> numbers = parameters.decimals(PATH);
        Set<Integer> clauses = new LinkedHashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            clauses.add(parameters.integer(PATH + "." + i));
        }
        return new MissingSource(clauses);
    }

    /** True when the clause's list is missing, which is then noted. */
    boolean note(int clause, Trail trail) {
        if (!clauses.contains(clause)) {
            return false;
        }
        trail.gap("UOW-01").review();
        return true;
    }
}
