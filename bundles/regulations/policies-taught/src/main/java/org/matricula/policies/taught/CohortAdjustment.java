package org.matricula.policies.taught;

import java.math.BigDecimal;

/**
 * A change of marks by the subject board for a factor that hit the whole cohort or a group of it (T-MR-11).
 *
 * @param scope whom it is for
 * @param amount marks to add; negative to take away
 * @param element code of the element it acts on; null for every submitted element
 * @param externalConsulted true when the external examiner was consulted
 * @param evidence true when there is evidence, such as a comparison with the cohort's other elements
 */
public record CohortAdjustment(
        Scope scope, BigDecimal amount, String element, boolean externalConsulted, boolean evidence) {

    /** Whom an adjustment is for. */
    public enum Scope {
        /** Everybody who took the assessment. */
        COHORT,
        /** A group within the cohort. */
        GROUP,
        /** One student; never allowed. */
        INDIVIDUAL
    }
}
