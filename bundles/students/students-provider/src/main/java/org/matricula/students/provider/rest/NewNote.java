package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.students.api.Note;
import org.matricula.students.api.NoteId;

/**
 * A note to be written.
 *
 * @param visibility OFFICE, REGISTRY, TUTOR or STUDENT
 * @param office the office for which it is written
 * @param text 1 to 4000 characters
 * @param replaces the note that it replaces; absent when it replaces none
 */
public record NewNote(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Note.Visibility visibility,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Note.Office office,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String text,
        NoteId replaces) {}
