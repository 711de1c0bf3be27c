package org.matricula.registration.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule of the regulations that was applied, as it is told to people.
 *
 * @param rule the rule's id in the specification: {@code T-ST-3}
 * @param clause where the institution's text says it
 * @param code what it found, in capitals; {@code WAIVED} where it fails and is waived for the student
 * @param satisfied true when it does not stand against what was asked
 * @param facts what it looked at, by name; a waiver is cited under {@code waiver} and {@code approver}
 */
public record AppliedRule(String rule, String clause, String code, boolean satisfied, Map<String, String> facts) {

    /** Copies the facts in their order. */
    public AppliedRule {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
