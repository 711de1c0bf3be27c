package org.matricula.curriculum.api;

/**
 * One thing that the regulations in force in the effective session say of a change set.
 *
 * @param subject what was judged: {@code programme COMP version 2, route JH}
 * @param policy the policy's name: {@code title}
 * @param result what became of it
 * @param code what the ruling found, in capitals
 * @param clause where the institution's text says it; null where no rule was applied
 * @param wording one sentence for people
 * @param pack the pack that ruled; null where none was asked
 */
public record CurriculumCheck(
        String subject, String policy, Result result, String code, String clause, String wording, String pack) {

    /** What became of a check. */
    public enum Result {
        /** As the regulations want it. */
        MET,
        /** Not as it normally is; the approver's reason has to bear it (T-RUL-1). */
        DISCRETION,
        /** The regulations in force have no rule for it; the approver has to know. */
        NO_RULE,
        /** Against the regulations: neither submitted nor approved. */
        REFUSED
    }
}
