package org.matricula.policies.taught.wire;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;

/**
 * What the higher of two classifications is (A.2.9.5[a]): the higher class, and within a class the higher mean. Classes
 * of honours and those of other awards have no order between them.
 */
public final class ClassOrder implements Comparator<Map<String, Object>> {

    private static final String NAME = "classification";
    private static final List<String> NONE = List.of("NOT_ELIGIBLE", "NO_CLASS");
    private static final List<List<String>> RISING = List.of(
            List.of("THIRD", "LOWER_SECOND", "UPPER_SECOND", "FIRST"),
            List.of("PASS", "MERIT", "DISTINCTION"),
            List.of("UNCLASSIFIED"));

    @Override
    public int compare(Map<String, Object> first, Map<String, Object> second) {
        int byClass = Integer.compare(rank(first, second), rank(second, first));
        return byClass != 0 ? byClass : mean(first).compareTo(mean(second));
    }

    /** How high a class is among those that it can be compared with. */
    private static int rank(Map<String, Object> shown, Map<String, Object> other) {
        // an award without a class, such as a posthumous one, shows null
        String name = String.valueOf(shown.get(NAME));
        String against = String.valueOf(other.get(NAME));
        if (NONE.contains(name)) {
            return NONE.indexOf(name);
        }
        for (List<String> scale : RISING) {
            boolean comparable = scale.contains(against) || NONE.contains(against);
            if (scale.contains(name) && comparable) {
                return NONE.size() + scale.indexOf(name);
            }
        }
        throw Problem.invalid("better_of", name, "cannot be compared with " + against)
                .exception();
    }

    private static BigDecimal mean(Map<String, Object> shown) {
        return shown.get("mean") instanceof BigDecimal mean ? mean : BigDecimal.ONE.negate();
    }
}
