package org.matricula.regulations.api;

/**
 * The name of a policy with the types of what goes in and what comes out. A family of policies publishes one constant
 * for each of its policies.
 *
 * @param name the field's name for it, lower case with hyphens: {@code module-result}
 * @param facts the immutable record that it judges
 * @param outcome the immutable record that it answers with
 * @param <F> facts
 * @param <O> outcome
 */
public record PolicyKey<F, O>(String name, Class<F> facts, Class<O> outcome) {

    @Override
    public String toString() {
        return name;
    }
}
