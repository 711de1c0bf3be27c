package org.matricula.curriculum.api;

import java.time.LocalDateTime;
import org.matricula.kernel.api.Percent;

/**
 * One assessment of a module occurrence.
 *
 * @param id its identity; null when it is to be created
 * @param code its code, unique within the occurrence; 1 to 32 characters
 * @param kind COURSEWORK, COMPUTER_MARKED or EXAMINATION
 * @param weight its share of the module mark in percent; 0 for formative work
 * @param mustPass true when a learning outcome in it has to be passed by itself (T-MR-9)
 * @param deadline the last moment for handing in, local time of the institution; null where nothing is handed in
 * @param type the code of its type in the assessment typology, of the same kind; null in a change for the type that the
 *     element has, or else the one named as the kind
 */
public record Element(
        ElementId id, String code, Kind kind, Percent weight, boolean mustPass, LocalDateTime deadline, String type) {

    /** An element whose type follows from its kind. */
    public Element(ElementId id, String code, Kind kind, Percent weight, boolean mustPass, LocalDateTime deadline) {
        this(id, code, kind, weight, mustPass, deadline, null);
    }

    /** What sort of assessment it is. */
    public enum Kind {
        /** Work handed in and marked by a person. */
        COURSEWORK,
        /** Work marked by machine. */
        COMPUTER_MARKED,
        /** A sat examination. */
        EXAMINATION
    }
}
