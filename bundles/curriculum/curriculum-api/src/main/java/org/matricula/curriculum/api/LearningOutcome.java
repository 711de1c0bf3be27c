package org.matricula.curriculum.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What students of a module can do in the end.
 *
 * @param code its code, unique within the module: {@code LO1}; 1 to 16 characters
 * @param wording what it says, 1 to 2000 characters
 * @param mustPass true when it has to be passed by itself, and with it each element that shows it (T-MR-9)
 * @param assessedBy codes of the assessment elements that show it, without ';'; empty where that is not fixed
 */
public record LearningOutcome(String code, String wording, boolean mustPass, List<String> assessedBy) {

    /** Copies the list; null is none. */
    public LearningOutcome {
        assessedBy = assessedBy == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(assessedBy));
    }
}
