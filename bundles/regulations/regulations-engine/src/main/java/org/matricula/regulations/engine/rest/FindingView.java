package org.matricula.regulations.engine.rest;

import java.util.List;
import org.matricula.regulations.api.Finding;

/**
 * A finding as callers see it; fields as in {@link Finding}, every value in its exact written form.
 *
 * @param rule the rule's id in the specification
 * @param clause where the institution's text says it
 * @param code what it found
 * @param satisfied whether the facts satisfy the rule
 * @param facts the facts that it looked at
 * @param steps its calculation, in order
 */
public record FindingView(
        String rule, String clause, String code, boolean satisfied, List<FactView> facts, List<StepView> steps) {

    /**
     * A fact.
     *
     * @param name its name
     * @param value its exact value; null where there is none
     */
    public record FactView(String name, String value) {}

    /**
     * A step of a calculation.
     *
     * @param name what is calculated
     * @param expression how, with the numbers put in
     * @param result the exact result
     * @param rounding the named rounding; null where nothing was rounded
     */
    public record StepView(String name, String expression, String result, String rounding) {}

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.rule(),
                finding.clause(),
                finding.code(),
                finding.satisfied(),
                finding.facts().stream()
                        .map(fact -> new FactView(fact.name(), text(fact.value())))
                        .toList(),
                finding.steps().stream()
                        .map(step -> new StepView(
                                step.name(), text(step.expression()), text(step.result()), step.rounding()))
                        .toList());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
