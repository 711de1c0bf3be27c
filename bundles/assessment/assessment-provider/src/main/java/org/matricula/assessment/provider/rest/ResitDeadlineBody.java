package org.matricula.assessment.provider.rest;

import java.time.LocalDateTime;

/**
 * A last moment for the resits of an element.
 *
 * @param dueAt the last moment, local time
 * @param expectedEntry the entry that the caller saw; null or 0 for none
 * @param reason why
 */
public record ResitDeadlineBody(LocalDateTime dueAt, Integer expectedEntry, String reason) {

    int seen() {
        return expectedEntry == null ? 0 : expectedEntry;
    }
}
