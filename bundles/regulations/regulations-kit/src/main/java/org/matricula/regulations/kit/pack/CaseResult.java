package org.matricula.regulations.kit.pack;

import java.util.List;

/**
 * How a case of a pack came out.
 *
 * @param testCase the case that was run
 * @param differences what the ruling shows otherwise than expected; empty when the case passes
 */
public record CaseResult(PackCase testCase, List<String> differences) {

    /** Copies the list. */
    public CaseResult {
        differences = List.copyOf(differences);
    }

    /** The case's id. */
    public String id() {
        return testCase.id();
    }

    /** True when everything is as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }

    /** For people: {@code CLA-01 passes}, or {@code CLA-01 fails: mean is 61.5, expected 61.6667 (cases.yaml line 7)}. */
    @Override
    public String toString() {
        return passed()
                ? id() + " passes"
                : id() + " fails: " + String.join("; ", differences) + " (" + testCase.origin() + ")";
    }
}
