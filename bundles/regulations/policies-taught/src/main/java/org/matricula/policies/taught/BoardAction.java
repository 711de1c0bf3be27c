package org.matricula.policies.taught;

import java.util.List;

/**
 * Whether a body may do what it wants.
 *
 * @param permitted true when it may
 * @param reason code of the first rule that forbids it; null when it may
 * @param duties codes of what must be done with it
 */
public record BoardAction(boolean permitted, String reason, List<String> duties) {

    /** Copies the list. */
    public BoardAction {
        duties = List.copyOf(duties);
    }
}
