package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a module result is made from (section 3).
 *
 * @param scale which bands apply
 * @param level 3 to 8
 * @param credits the module's credits
 * @param attempt which attempt it is
 * @param elements all its elements, at least one
 * @param outcomes marks of learning outcomes where outcomes are marked; usually empty
 * @param adjustment a change of marks by the subject board; null where there is none
 * @param cap the most that the module may get by a decision on this student, such as one on misconduct; null for no
 *     limit
 */
public record ModuleResultFacts(
        MarkScale scale,
        int level,
        int credits,
        Attempt attempt,
        List<ElementFact> elements,
        List<OutcomeMark> outcomes,
        CohortAdjustment adjustment,
        BigDecimal cap) {

    /** Copies the lists. */
    public ModuleResultFacts {
        elements = List.copyOf(elements);
        outcomes = List.copyOf(outcomes);
    }

    /** Of a module that no decision limits. */
    public ModuleResultFacts(
            MarkScale scale,
            int level,
            int credits,
            Attempt attempt,
            List<ElementFact> elements,
            List<OutcomeMark> outcomes,
            CohortAdjustment adjustment) {
        this(scale, level, credits, attempt, elements, outcomes, adjustment, null);
    }

    /** Without outcome marks and adjustment. */
    public ModuleResultFacts(MarkScale scale, int level, int credits, Attempt attempt, List<ElementFact> elements) {
        this(scale, level, credits, attempt, elements, List.of(), null);
    }
}
