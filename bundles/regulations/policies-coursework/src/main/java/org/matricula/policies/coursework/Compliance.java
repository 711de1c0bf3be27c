package org.matricula.policies.coursework;

import java.util.List;

/**
 * Whether something is as the rules demand. The lists hold codes, in the order of the checks.
 *
 * @param compliant true when there is no error
 * @param errors demands that are not met
 * @param warnings what is unusual and allowed
 * @param advisories what should be better
 * @param approved demands that are not met and that the head of the academic unit has approved
 * @param manual what a person has to see to, because the rules leave it to the outline or to somebody's judgement
 * @param sourceMissing clauses that matter here and whose lists the source lacks; nothing is invented for them
 */
public record Compliance(
        boolean compliant,
        List<String> errors,
        List<String> warnings,
        List<String> advisories,
        List<String> approved,
        List<String> manual,
        List<Integer> sourceMissing) {

    /** Copies the lists. */
    public Compliance {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        advisories = List.copyOf(advisories);
        approved = List.copyOf(approved);
        manual = List.copyOf(manual);
        sourceMissing = List.copyOf(sourceMissing);
    }
}
