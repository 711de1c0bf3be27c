package org.matricula.students.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A note on a student. Notes are added and never changed; a correction is a new note that names the one it replaces.
 *
 * @param id its identity; null when it is to be written
 * @param institution where
 * @param studentId on whom
 * @param visibility who may read it
 * @param office which office wrote it
 * @param text 1 to 4000 characters; line breaks are kept
 * @param replaces the note that it replaces; null when it replaces none
 * @param recordedAt when it was written; null when it is to be written
 * @param recordedBy who wrote it; null when it is to be written, and for the student
 */
public record Note(
        NoteId id,
        InstitutionCode institution,
        StudentId studentId,
        Visibility visibility,
        Office office,
        String text,
        NoteId replaces,
        Instant recordedAt,
        String recordedBy) {

    /** As the student is told of it: the office that wrote it, and not who is in it. */
    public Note toStudent() {
        return new Note(id, institution, studentId, visibility, office, text, replaces, recordedAt, null);
    }

    /** Who may read a note, beside its author. */
    public enum Visibility {
        /** The office that wrote it: privilege {@code students.office-} and the office's name. */
        OFFICE,
        /** The registry: {@link Notes#READ_REGISTRY}. */
        REGISTRY,
        /** The student's personal tutor, who needs {@link Notes#READ_TUTOR}, and the registry. */
        TUTOR,
        /** The student and the staff who see what students see: {@link Notes#READ_STUDENT}; and the registry. */
        STUDENT
    }

    /** An office that writes notes. */
    public enum Office {
        /** The registry. */
        REGISTRY,
        /** Finance. */
        FINANCE,
        /** The library. */
        LIBRARY,
        /** Conduct and complaints. */
        CONDUCT,
        /** Immigration compliance. */
        IMMIGRATION,
        /** Welfare and support. */
        WELFARE,
        /** The faculty. */
        FACULTY
    }
}
