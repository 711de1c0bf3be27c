package org.matricula.regulations.kit.pack;

import java.util.Map;

/**
 * A worked case of a pack.
 *
 * @param id unique within the pack
 * @param policy the policy that it calls
 * @param title one line for people
 * @param basis RULE, DERIVED or DECISION
 * @param gap the entry of the ambiguity register that it leans on; null where there is none
 * @param given the facts on the wire, without {@code override}
 * @param override parameters replaced for this case, by dotted path; empty where none are
 * @param expect the fields that the ruling must show
 * @param clause where the institution's text says it
 * @param origin file and line
 */
public record PackCase(
        String id,
        String policy,
        String title,
        String basis,
        String gap,
        Map<String, Object> given,
        Map<String, Object> override,
        Map<String, Object> expect,
        String clause,
        String origin) {}
