package org.matricula.policies.taught;

import java.math.BigDecimal;

/**
 * The mark of a learning outcome, where outcomes are marked (T-MR-8, T-MR-9).
 *
 * @param code the outcome's code
 * @param mark its mark
 * @param mustPass true when the module definition says that it must be passed
 */
public record OutcomeMark(String code, BigDecimal mark, boolean mustPass) {}
