package org.matricula.students.api;

import java.time.LocalDateTime;

/**
 * A note as the row of a file; as {@link Note}.
 *
 * @param studentNumber the student's number within the institution
 * @param recordedAt when it was written, in UTC
 * @param recordedBy who wrote it
 * @param replaces when the note of the same student that it replaces was written, in UTC; null when it replaces none
 */
public record NoteRow(
        String studentNumber,
        LocalDateTime recordedAt,
        String recordedBy,
        Note.Visibility visibility,
        Note.Office office,
        String text,
        LocalDateTime replaces) {}
