package org.matricula.registration.api;

import java.math.BigDecimal;

/**
 * Recognised prior learning as a file names it.
 *
 * @param studentNumber the student's number within the institution
 * @param moduleCode the module whose credit is recognised
 * @param origin EXEMPT or EXPERIENTIAL
 * @param mark null for EXEMPT
 */
public record PriorLearningRow(String studentNumber, String moduleCode, PriorLearning.Origin origin, BigDecimal mark) {}
