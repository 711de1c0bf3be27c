package org.matricula.regulations.api;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/**
 * How a family makes one of its policies from parameters, and how facts and outcomes look on the wire.
 *
 * @param key name and types
 * @param configure makes the policy; throws {@code ProblemException} that names the parameter at fault
 * @param read makes facts from the plain maps, lists, strings, numbers and booleans of JSON or YAML, by the names of
 *     the specification; throws {@code ProblemException} that names the field at fault
 * @param show makes plain maps from an outcome, by the names of the specification
 * @param order what "the better of two" means: of two shown outcomes the greater is better for the student; throws
 *     {@code ProblemException} for outcomes that cannot be compared; null where the policy knows no better and worse
 * @param <F> facts
 * @param <O> outcome
 */
public record PolicyDefinition<F, O>(
        PolicyKey<F, O> key,
        Function<Parameters, Policy<F, O>> configure,
        Function<Map<String, Object>, F> read,
        Function<O, Map<String, Object>> show,
        Comparator<Map<String, Object>> order) {

    /** A policy whose outcomes are not better or worse than each other. */
    public PolicyDefinition(
            PolicyKey<F, O> key,
            Function<Parameters, Policy<F, O>> configure,
            Function<Map<String, Object>, F> read,
            Function<O, Map<String, Object>> show) {
        this(key, configure, read, show, null);
    }
}
