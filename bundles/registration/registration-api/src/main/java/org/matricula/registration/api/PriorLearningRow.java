package org.matricula.registration.api;

import java.math.BigDecimal;

/**
 * Recognised prior learning as a file names it.
 *
 * @param studentNumber the student's number within the institution
 * @param moduleCode the module whose credit is recognised
 * @param origin EXEMPT or EXPERIENTIAL
 * @param mark null for EXEMPT
 * @param programmeCode for which programme; null where it counts for each
 */
public record PriorLearningRow(
        String studentNumber, String moduleCode, PriorLearning.Origin origin, BigDecimal mark, String programmeCode) {

    /** Of which nobody says for which programme. */
    public PriorLearningRow(String studentNumber, String moduleCode, PriorLearning.Origin origin, BigDecimal mark) {
        this(studentNumber, moduleCode, origin, mark, null);
    }
}
