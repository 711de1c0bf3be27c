package org.matricula.assessment.provider.rest;

import java.util.Set;
import org.matricula.curriculum.api.ElementId;

/**
 * Which elements get candidate numbers.
 *
 * @param visible elements whose work shows who did it; absent for none
 */
record CandidatesBody(Set<ElementId> visible) {

    /** How many numbers were given. */
    record Given(int numbers) {}
}
