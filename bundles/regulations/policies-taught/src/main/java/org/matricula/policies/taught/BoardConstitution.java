package org.matricula.policies.taught;

import java.util.List;

/**
 * Whether a board may sit.
 *
 * @param constituted true when it is made up as it must be
 * @param quorate true when enough of it are present
 * @param reasons codes of all that is wrong
 */
public record BoardConstitution(boolean constituted, boolean quorate, List<String> reasons) {

    /** Copies the list. */
    public BoardConstitution {
        reasons = List.copyOf(reasons);
    }
}
