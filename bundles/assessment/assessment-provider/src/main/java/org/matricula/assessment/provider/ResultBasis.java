package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.assessment.api.MarkId;
import org.matricula.policies.taught.ElementFact;

/**
 * What a module result is made from.
 *
 * @param elements every element that carries weight and is not open
 * @param open codes of the elements that are still to be taken by decision
 * @param cap the most that the module may get by decision; null for no limit
 * @param marks the rows of marks by the element's code
 * @param outcomes the outcomes that stand
 */
record ResultBasis(
        List<ElementFact> elements,
        List<String> open,
        BigDecimal cap,
        Map<String, MarkId> marks,
        List<AssessmentOutcomeId> outcomes) {}
