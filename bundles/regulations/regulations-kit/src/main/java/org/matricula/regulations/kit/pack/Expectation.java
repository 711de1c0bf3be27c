package org.matricula.regulations.kit.pack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Compares what a ruling shows with what a case expects: numbers within 0.00005, {@code X_include} and
 * {@code X_exclude} by members of the list X, other lists as sets, {@code reason} also among several {@code reasons},
 * null as said explicitly. What is not expected is not compared.
 */
public final class Expectation {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.00005");
    private static final String INCLUDE = "_include";
    private static final String EXCLUDE = "_exclude";
    private static final String REASON = "reason";

    private final List<String> differences = new ArrayList<>();

    private Expectation() {}

    /** What is shown otherwise than expected, one sentence each; empty when all is as expected. */
    public static List<String> differences(Map<String, Object> expected, Map<String, Object> actual) {
        Expectation expectation = new Expectation();
        expected.forEach((name, value) -> expectation.compare(name, value, actual));
        return expectation.differences;
    }

    private void compare(String name, Object expected, Map<String, Object> actual) {
        if (name.endsWith(INCLUDE)) {
            compareMembers(base(name, INCLUDE), expected, actual, true);
        } else if (name.endsWith(EXCLUDE)) {
            compareMembers(base(name, EXCLUDE), expected, actual, false);
        } else if (REASON.equals(name) && actual.get("reasons") instanceof List<?> reasons && expected != null) {
            check(reasons.contains(expected), "reasons", reasons, "to contain " + expected);
        } else if (!actual.containsKey(name)) {
            differences.add("the ruling shows no '" + name + "'");
        } else {
            check(same(expected, actual.get(name)), name, actual.get(name), written(expected));
        }
    }

    private void compareMembers(String name, Object expected, Map<String, Object> actual, boolean included) {
        if (!(actual.get(name) instanceof List<?> list) || !(expected instanceof List<?> members)) {
            differences.add("the ruling shows no list '" + name + "'");
            return;
        }
        for (Object member : members) {
            boolean there = list.stream().anyMatch(item -> same(member, item));
            check(there == included, name, list, (included ? "with " : "without ") + member);
        }
    }

    private void check(boolean fits, String name, Object actual, String expected) {
        if (!fits) {
            differences.add(name + " is " + written(actual) + ", expected " + expected);
        }
    }

    private static boolean same(Object expected, Object actual) {
        if (expected instanceof BigDecimal wanted && actual instanceof Number number) {
            BigDecimal difference = wanted.subtract(new BigDecimal(number.toString()));
            return difference.abs().compareTo(TOLERANCE) <= 0;
        }
        if (expected instanceof List<?> wanted && actual instanceof List<?> list) {
            return sorted(wanted).equals(sorted(list));
        }
        if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> map) {
            return wanted.keySet().equals(map.keySet())
                    && wanted.entrySet().stream().allMatch(entry -> same(entry.getValue(), map.get(entry.getKey())));
        }
        return Objects.equals(expected, actual);
    }

    private static TreeSet<String> sorted(List<?> list) {
        TreeSet<String> sorted = new TreeSet<>();
        list.forEach(item -> sorted.add(written(item)));
        return sorted;
    }

    private static String written(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static String base(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }
}
