package org.matricula.regulations.kit.ruling;

import java.util.List;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Finding.Step;

/**
 * A rule of the specification and where the institution's text says it.
 *
 * @param id {@code T-CO-1}
 * @param clause {@code A.2.8.5[f]}
 */
public record Rule(String id, String clause) {

    /** The facts satisfy the rule. */
    public Finding met(String code, Fact... facts) {
        return finding(code, true, facts);
    }

    /** The facts fail the rule. */
    public Finding failed(String code, Fact... facts) {
        return finding(code, false, facts);
    }

    /** The facts satisfy or fail the rule. */
    public Finding finding(String code, boolean satisfied, Fact... facts) {
        return new Finding(id, clause, code, satisfied, List.of(facts), List.of());
    }

    /** The rule was applied by calculating. */
    public Finding calculated(String code, boolean satisfied, List<Step> steps, Fact... facts) {
        return new Finding(id, clause, code, satisfied, List.of(facts), steps);
    }

    /** A fact that a rule looked at; null is shown as {@code none}. */
    public static Fact fact(String name, Object value) {
        return new Fact(name, value == null ? "none" : value);
    }

    /** A step without rounding. */
    public static Step step(String name, Object expression, Object result) {
        return new Step(name, expression, result, null);
    }
}
