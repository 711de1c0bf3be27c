package org.matricula.regulations.kit.explanation;

import java.util.Locale;
import org.matricula.kernel.api.Problem;

/** For whom a ruling is put into words. */
public enum Audience {
    /** Whom it concerns: plain sentences, clause headings, shown values. */
    STUDENT,
    /** Who decides: rules and clauses by number, every fact, exact values beside the shown ones. */
    BOARD;

    /**
     * Reads the name as callers write it; null is the board.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 for any other name
     */
    public static Audience of(String name) {
        if (name == null) {
            return BOARD;
        }
        for (Audience audience : values()) {
            if (audience.key().equals(name)) {
                return audience;
            }
        }
        throw Problem.invalid("audience", name, "must be student or board").exception();
    }

    /** As it stands in keys and requests. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
