package org.matricula.students.api;

import java.time.LocalDate;

/**
 * When and why a detail is recorded.
 *
 * @param from the first day on which it holds; null when it has been so for as long as anybody knows
 * @param reason why; 1 to 500 characters
 * @param source what brought it about ({@code request 9}), up to 100 characters; null when a person enters it
 * @param corrects the entry of the same history that was wrong; null when none was
 */
public record DetailEntry(LocalDate from, String reason, String source, DetailId corrects) {

    /** Something new from a day on. */
    public static DetailEntry from(LocalDate day, String reason) {
        return new DetailEntry(day, reason, null, null);
    }
}
