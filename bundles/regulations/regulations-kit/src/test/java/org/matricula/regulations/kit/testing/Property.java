package org.matricula.regulations.kit.testing;

import java.util.Map;
import java.util.function.Function;
import org.matricula.kernel.api.ProblemException;

/**
 * Something that must hold for all facts. Facts are drawn in the form of cases; facts that break the property are made
 * smaller as long as they break it, and printed so that they can be pasted into a file of cases. The examples are the
 * same in every run; {@code -Dmatricula.seed=7} draws others.
 */
public final class Property {

    private static final int EXAMPLES = 400;
    private static final int MOST_ATTEMPTS = 3000;

    private final String name;
    private final int examples;
    private final long seed = Long.getLong("matricula.seed", 1);

    private Property(String name, int examples) {
        this.name = name;
        this.examples = examples;
    }

    /** A property by its name, which the message of a failure begins with. */
    public static Property of(String name) {
        return new Property(name, EXAMPLES);
    }

    /** The same with so many examples, where what is looked for is rare. */
    public Property examples(int number) {
        return new Property(name, number);
    }

    /** Whether the property holds for these facts; what is drawn here is the same at each try. */
    @FunctionalInterface
    public interface Check {

        /** Throws {@link AssertionError} where it does not hold. Facts that are refused as invalid are passed over. */
        void of(Map<String, Object> given, Draw draw);
    }

    /** Fails with the smallest facts found for which the property does not hold. */
    public void holds(Function<Draw, Map<String, Object>> facts, Check check) {
        int refused = 0;
        for (int i = 0; i < examples; i++) {
            long example = seed * 1_000_000 + i;
            Map<String, Object> given = facts.apply(new Draw(example));
            try {
                check.of(given, new Draw(example));
            } catch (ProblemException e) {
                refused++;
            } catch (AssertionError e) {
                throw failure(given, example, check, e);
            }
        }
        if (refused > examples / 10) {
            throw new AssertionError(name + ": " + refused + " of " + examples + " examples were refused as invalid");
        }
    }

    private AssertionError failure(Map<String, Object> given, long example, Check check, AssertionError first) {
        Map<String, Object> smallest = given;
        AssertionError failure = first;
        int attempts = 0;
        boolean smaller = true;
        while (smaller && attempts < MOST_ATTEMPTS) {
            smaller = false;
            for (Map<String, Object> candidate : FactTree.smaller(smallest)) {
                attempts++;
                AssertionError again = failureOf(candidate, example, check);
                if (again != null) {
                    smallest = candidate;
                    failure = again;
                    smaller = true;
                    break;
                }
            }
        }
        return new AssertionError(
                name + " does not hold (seed " + seed + "): " + failure.getMessage() + "\ngiven:\n"
                        + FactTree.yaml(smallest),
                failure);
    }

    private static AssertionError failureOf(Map<String, Object> given, long example, Check check) {
        try {
            check.of(given, new Draw(example));
            return null;
        } catch (RuntimeException unusable) {
            // whatever was left out is needed: by the policy, or by the check itself
            return null;
        } catch (AssertionError e) {
            return e;
        }
    }
}
