package org.matricula.curriculum.api;

import java.time.LocalDateTime;
import org.matricula.kernel.api.Percent;

/**
 * One assessment of a module occurrence, or a part of one. What has parts is not marked itself: its mark is the mean of
 * theirs.
 *
 * @param id its identity; null when it is to be created
 * @param code its code, unique within the occurrence; 1 to 32 characters, without {@code ;}
 * @param kind COURSEWORK, COMPUTER_MARKED or EXAMINATION
 * @param weight its share in percent: of the module mark, 0 for formative work; of a part, of the mark of what it is part
 *     of
 * @param mustPass true when a learning outcome in it has to be passed by itself (T-MR-9); so it has to, whatever is said
 *     here, where the definition of the module says so
 * @param deadline the last moment for handing in, local time of the institution; null where nothing is handed in, as for
 *     what has parts
 * @param type the code of its type in the assessment typology, of the same kind; null in a change for the type that the
 *     element has, or else the one named as the kind
 * @param parent the code of the element that it is a part of, which is itself part of none; null for a whole element
 * @param minimum the mark that must be reached in it to pass the module, where the regulations know such a thing (W80-81);
 *     null where there is none, and for parts
 */
public record Element(
        ElementId id,
        String code,
        Kind kind,
        Percent weight,
        boolean mustPass,
        LocalDateTime deadline,
        String type,
        String parent,
        Percent minimum) {

    /** A whole element whose type follows from its kind. */
    public Element(ElementId id, String code, Kind kind, Percent weight, boolean mustPass, LocalDateTime deadline) {
        this(id, code, kind, weight, mustPass, deadline, null, null, null);
    }

    /** The same under an identity. */
    public Element identified(ElementId as) {
        return new Element(as, code, kind, weight, mustPass, deadline, type, parent, minimum);
    }

    /** The same with another deadline. */
    public Element due(LocalDateTime moment) {
        return new Element(id, code, kind, weight, mustPass, moment, type, parent, minimum);
    }

    /** The same, which must be passed by itself. */
    public Element mustBePassed() {
        return new Element(id, code, kind, weight, true, deadline, type, parent, minimum);
    }

    /** The same of a type of the typology. */
    public Element typed(String as) {
        return new Element(id, code, kind, weight, mustPass, deadline, as, parent, minimum);
    }

    /** The same as a part of another element; null for a whole one. */
    public Element partOf(String whole) {
        return new Element(id, code, kind, weight, mustPass, deadline, type, whole, minimum);
    }

    /** The same with a mark that must be reached; null for none. */
    public Element reaching(Percent least) {
        return new Element(id, code, kind, weight, mustPass, deadline, type, parent, least);
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
