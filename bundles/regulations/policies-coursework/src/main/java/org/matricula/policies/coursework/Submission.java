package org.matricula.policies.coursework;

import java.time.LocalDate;

/**
 * When work was due and when it came.
 *
 * @param due the due date of the outline
 * @param extension an extension; null where there is none
 * @param submitted when the student handed it in; null while nothing has come
 */
public record Submission(LocalDate due, Extension extension, LocalDate submitted) {

    /**
     * A later due date for one student.
     *
     * @param caseId the case of academic consideration that granted it; null where there is none
     * @param due the later date
     */
    public record Extension(String caseId, LocalDate due) {}
}
