package org.matricula.regulations.api;

import java.util.List;

/**
 * One rule that was applied: what it is, where it stands, what it was applied to and how its numbers came about. Cheap
 * to build; wording is left to whoever renders it.
 *
 * @param rule the rule's id in the specification: {@code T-CO-5}
 * @param clause where the institution's text says it: {@code A.2.8.5[d]}
 * @param code what it found, in capitals: {@code CORE_MODULE}
 * @param satisfied true when the facts satisfy the rule, false when they fail it
 * @param facts the facts that it looked at
 * @param steps its calculation, in order; empty where nothing was calculated
 */
public record Finding(String rule, String clause, String code, boolean satisfied, List<Fact> facts, List<Step> steps) {

    /** Copies the lists. */
    public Finding {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }

    /**
     * A fact that a rule looked at.
     *
     * @param name the fact's name in the specification: {@code lowest_element}
     * @param value its value; its {@code toString} is the exact value
     */
    public record Fact(String name, Object value) {

        /** Name and value in words: {@code one of COURT, DOCTOR}; a value that is not there is {@code none}. */
        public String words() {
            String text = value == null ? "" : value.toString();
            return name.replace('_', ' ') + " " + (text.isEmpty() || text.equals("[]") ? "none" : text);
        }
    }

    /**
     * One step of a calculation.
     *
     * @param name what is calculated: {@code method1}
     * @param expression how, with the numbers put in; its {@code toString} writes it out, and only then does it cost
     *     anything: {@code (60 x 58 + 120 x 185/3) / 180}
     * @param result the exact result; its {@code toString} is a decimal, or a fraction where no decimal is exact
     * @param rounding the named rounding that made the result; null where nothing was rounded
     */
    public record Step(String name, Object expression, Object result, String rounding) {}
}
